#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/text.hpp"
#include "core/importing/surveys.hpp"
#include "native-plugin/cli/command.hpp"
#include "native-plugin/cli/commands/import_history.hpp"
#include "native-plugin/cli/door/desk.hpp"
#include "native-plugin/cli/importing/import_run.hpp"
#include "native-plugin/cli/importing/mapping_options.hpp"
#include "native-plugin/cli/importing/refusal.hpp"
#include "native-plugin/cli/importing_history/history_file.hpp"
#include "native-plugin/cli/interrupt.hpp"
#include "native-plugin/cli/text/table.hpp"

namespace amends::cli {
namespace {

struct Options {
  StoreArguments store;
  ImportOptions run;
  std::string mapping_file;
  std::vector<std::string> columns;
  std::vector<std::string> no_answer;
  std::string survey;
  int scale = 0;
  std::vector<int> satisfied;
  std::vector<int> dissatisfied;
  std::string touchpoint;
  std::string prefix;
  std::string date_format;
  std::string delimiter;
  std::string follow_ups = "none";
};

Mapping mapping_from(const Options& options) {
  Mapping mapping;
  if (!options.mapping_file.empty()) mapping = read_mapping(options.mapping_file);
  for (const std::string& text : options.columns) map_columns(mapping, text);
  for (const std::string& text : options.no_answer) mapping.no_answer.push_back(text);
  if (!options.survey.empty()) mapping.survey = options.survey;
  if (options.scale != 0) mapping.scale = options.scale;
  if (!options.satisfied.empty() || !options.dissatisfied.empty()) {
    classify(mapping, options.satisfied, options.dissatisfied);
  }
  if (!options.touchpoint.empty()) mapping.touchpoint = options.touchpoint;
  if (!options.prefix.empty()) mapping.prefix = options.prefix;
  if (!options.date_format.empty()) {
    for (const Target target : importing::date_targets) {
      mapping.date_formats.insert_or_assign(target, options.date_format);
    }
  }
  // Row numbers alone would meet those of the next file.
  if (mapping.prefix.empty() && !mapping.columns.contains(Target::request)) {
    mapping.prefix = std::filesystem::path(options.run.file).stem().string() + "-";
  }
  expect(ExitCode::usage, check_mapping(mapping));
  if (tells_cases(mapping) && !options.run.open_follow_ups) {
    throw Failure(ExitCode::usage,
                  "outcome, note, addressed_by and addressed_on tell of follow-ups: say "
                  "--follow-ups list");
  }
  return mapping;
}

char delimiter_from(const std::string& text) {
  if (text.empty()) return ',';
  if (text == "tab" || text == "\\t") return '\t';
  if (text.size() == 1 && text[0] != '"' && text[0] != '\n' && text[0] != '\r') return text[0];
  throw Failure(ExitCode::usage, "--delimiter wants one character, or tab");
}

void tell_counts(const ImportCounts& counts) {
  const auto share = [&](std::int64_t part) {
    if (counts.answered == 0) return std::string("–");
    return percent((part * 20'000 + counts.answered) / (2 * counts.answered));
  };
  Table table({{""}, {"", Align::right}, {"", Align::right}});
  table.add({"requests", grouped(counts.rows), ""});
  table.add({"not answered", grouped(counts.rows - counts.answered), ""});
  table.add({"answered", grouped(counts.answered), ""});
  table.add({"  satisfied", grouped(counts.satisfied), share(counts.satisfied)});
  table.add({"  neutral", grouped(counts.neutral), share(counts.neutral)});
  table.add({"  dissatisfied", grouped(counts.dissatisfied), share(counts.dissatisfied)});
  table.add({"  without a date", grouped(counts.undated), ""});
  if (counts.addressed > 0) table.add({"  addressed", grouped(counts.addressed), ""});
  if (counts.notes > 0) table.add({"notes of the file, no requests", grouped(counts.notes), ""});
  table.add({"bad lines, skipped", grouped(counts.bad_lines), ""});
  std::fputs(table.text().c_str(), stdout);
}

void tell_outcome(const Importer::Outcome& outcome) {
  std::printf("imported %s requests", grouped(outcome.imported).c_str());
  if (outcome.follow_ups > 0) {
    std::printf(", opened %s follow-ups", grouped(outcome.follow_ups).c_str());
  }
  if (outcome.already_there > 0) {
    std::printf("; %s were there already", grouped(outcome.already_there).c_str());
  }
  std::printf("\n");
}

// A dry run reads the settings of a store that is there, and makes none.
ExitCode dry_run(const Options& options, const Mapping& mapping) {
  SettingsState settings;
  if (std::filesystem::exists(options.store.store)) {
    DirectCore core(options.store, IfMissing::refuse);
    settings = *expect(core.services().settings());
  }
  SystemClock clock;
  ImportRun run(options.run, mapping,
                expect(ExitCode::refused, find_survey(settings.current(), mapping)),
                settings.current(), clock.now());
  tell_counts(run.check());
  std::printf("dry run: nothing was imported\n");
  return ExitCode::ok;
}

void add_survey(DirectCore& core, const Survey& survey) {
  const auto body = importing::settings_with(*expect(core.services().settings()), survey);
  if (body) Desk(core.door()).put("/api/settings", *body);
}

// Asks for nothing else that the command line needs.
void show_mapping(const std::string& name) {
  std::string text;
  try {
    text = trimmed(ready_mapping(name));
  } catch (const Failure& failure) {
    throw CLI::ValidationError(failure.what());
  }
  throw CLI::CallForVersion(text, 0);
}

ExitCode import(Options options) {
  options.run.open_follow_ups = options.follow_ups == "list";
  const Mapping mapping = mapping_from(options);
  const bool given = !options.delimiter.empty();
  options.run.delimiter = delimiter_from(given ? options.delimiter : mapping.delimiter);
  if (options.run.dry_run) return dry_run(options, mapping);

  DirectCore core(options.store, IfMissing::create);
  const auto settings = expect(core.services().settings());
  Survey survey = expect(ExitCode::refused, find_survey(settings->current(), mapping));
  ImportRun run(options.run, mapping, survey, settings->current(), core.services().now());
  const ImportCounts counts = run.check();
  tell_counts(counts);
  if (mapping.scale != 0) add_survey(core, survey);
  watch_interrupts();
  tell_outcome(run.write(core.services(), counts.rows));
  if (!was_interrupted()) return ExitCode::ok;
  std::fprintf(stderr, "amends: interrupted; run it again to go on: what is there is left out\n");
  return ExitCode::interrupted;
}

}  // namespace

void add_import(CLI::App& app, Chosen& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("import", "Bring in rated requests from a CSV file, or a whole history");
  add_store_options(*command, options->store);
  command
      ->add_option("file", options->run.file,
                   "The CSV file, with a header; or what amends export history wrote")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("--mapping", options->mapping_file,
                   "What its columns mean: chatwoot, freshdesk, glpi, zendesk, or a JSON file")
      ->type_name("NAME|MAP.json");
  command
      ->add_option_function<std::string>(
          "--show-mapping", show_mapping,
          "Print one of the ready mappings, to make another one of it")
      ->trigger_on_parse()
      ->type_name("NAME");
  command->add_option("--map", options->columns, "The same in short: meaning=column,…")
      ->type_name("TEXT");
  command
      ->add_option("--no-answer", options->no_answer,
                   "A value of the answer's column that means: nobody answered")
      ->type_name("TEXT");
  command->add_option("--survey", options->survey, "A survey of the settings, by its id")
      ->type_name("ID");
  command->add_option("--scale", options->scale, "How many answers there were: 2, 3, 5 or 10")
      ->type_name("N");
  command->add_option("--satisfied", options->satisfied, "Answers that mean satisfied, such as 4,5")
      ->delimiter(',');
  command->add_option("--dissatisfied", options->dissatisfied, "Answers that mean dissatisfied")
      ->delimiter(',');
  command->add_option("--touchpoint", options->touchpoint,
                      "The kind of contact (default request-resolved)");
  command->add_option("--prefix", options->prefix, "Put before each request's id");
  command->add_option("--date-format", options->date_format,
                      "How dates are written, such as DD/MM/YYYY hh:mm (default ISO 8601)");
  command->add_option("--delimiter", options->delimiter,
                      "Between fields: a character, or tab (default: the mapping's, or a comma)");
  command
      ->add_option("--follow-ups", options->follow_ups,
                   "Open follow-ups for dissatisfied answers: none or list")
      ->check(CLI::IsMember({"none", "list"}))
      ->capture_default_str();
  command->add_flag("--dry-run", options->run.dry_run, "Check and count only");
  command->add_flag("--skip-bad-lines", options->run.skip_bad_lines,
                    "Import the rest; each bad line is told");
  command->footer(
      "The whole file is checked first; nothing is imported while anything is wrong. Imported\n"
      "ratings ask and notify nobody. Run again after an interruption: what is there is left "
      "out.\n\n"
      "Examples:\n"
      "  amends import export.csv --store helpdesk.db --dry-run --scale 5 --satisfied 4,5 \\\n"
      "      --dissatisfied 1,2 --map 'request=Ticket,answer=Score,agent=Owner'\n"
      "  amends import tickets.csv --store helpdesk.db --mapping zendesk --dry-run\n"
      "  amends import export.csv --store helpdesk.db --mapping helpdesk.json --follow-ups list\n"
      "  amends import history.jsonl --store new.db\n"
      "  amends import old.csv --store helpdesk.db --survey default --delimiter tab \\\n"
      "      --map 'request=id,answer=csat,answered_on=date' --date-format DD.MM.YYYY");
  command->callback([options, command, &chosen] {
    chosen = [options, command] {
      const ImportOptions& run = options->run;
      if (!is_history(run.file)) return import(*options);
      return import_history({options->store, run.file, run.dry_run}, *command);
    };
  });
}

}  // namespace amends::cli
