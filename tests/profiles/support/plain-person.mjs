// A person with a browser that nothing looks into: started with a link, used by pointer and keys.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folder } from '../../cli/support/amends.mjs';
import { screen } from './desktop.mjs';
import { startProgram } from './programs.mjs';

const firefoxSettings = {
  'browser.aboutwelcome.enabled': false, 'browser.shell.checkDefaultBrowser': false, 'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true, 'toolkit.telemetry.enabled': false, 'app.update.auto': false,
  'browser.startup.homepage_override.mstone': 'ignore', 'network.captive-portal-service.enabled': false, 'network.connectivity-service.enabled': false,
  'extensions.update.enabled': false, 'app.normandy.enabled': false, 'browser.safebrowsing.downloads.remote.enabled': false,
  'browser.safebrowsing.malware.enabled': false, 'browser.safebrowsing.phishing.enabled': false, 'services.settings.server': 'http://127.0.0.1:9/',
  'browser.topsites.contile.enabled': false, 'browser.tabs.warnOnClose': false, 'media.gmp-manager.url': '',
};

const browsers = {
  async firefox(place, url) {
    const lines = Object.entries(firefoxSettings).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
    await writeFile(join(place, 'user.js'), lines.join('\n'));
    return ['/usr/bin/firefox-esr', ['--no-remote', '--profile', place, '--kiosk', url], { MOZ_CRASHREPORTER_DISABLE: '1' }];
  },
  async webkit(place, url) {
    return ['/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', ['--geometry=1000x800', url], {
      LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', GDK_BACKEND: 'x11',
    }];
  },
};

export class PlainPerson {
  #device;

  constructor(engine, desktop, after) {
    Object.assign(this, { engine, desktop });
    after(() => this.forget());
    this.after = after;
  }

  async device() {
    this.#device ??= new Device(this);
    return this.#device;
  }

  async forget() {
    await this.#device?.program?.stop();
    this.#device = undefined;
  }
}

class Device {
  constructor({ engine, desktop, after }) { Object.assign(this, { engine, desktop, after }); }

  async open(url) {
    await this.program?.stop();
    const place = await folder(this.after);
    const [program, args, env] = await browsers[this.engine](place, url);
    this.program = startProgram(program, args, { ...this.desktop.env, HOME: place, ...env });
  }

  async gesture(kind, turn) {
    const at = [screen.width / 3 + 17 * (turn % 9), screen.height / 2 + 11 * (turn % 7)];
    if (kind === 'mouse' || turn === 0) return this.desktop.move(...at);
    if (kind === 'wheel') return this.desktop.wheel();
    if (kind !== 'keys') return undefined;
    await this.desktop.focus();
    return this.desktop.keys('Tab');
  }

  /** With the keyboard, as nothing says where the button is. */
  async press() {
    await this.desktop.focus();
    await this.desktop.keys('Tab', 'Return');
    return true;
  }
}
