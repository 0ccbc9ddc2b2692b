// The report's page on a stand-in for the server that has figures worth showing.
import { useStage } from '../support/stage.mjs';
import { FakeDesk } from './fake-desk.mjs';
import { FakeReports } from './fake-reports.mjs';
import { serve } from './serve.mjs';

/** For the top of a test file. The reports are as new before each test. */
export function useReportStage() {
  const reports = new FakeReports();
  const desk = new FakeDesk();
  const others = desk.handle.bind(desk);
  desk.handle = (method, url, body, headers) => reports.handle(method, url, body) ?? others(method, url, body, headers);
  return { reports, stage: useStage(() => serve(desk), () => { desk.reset(1); reports.reset(); }) };
}
