"""Opens pages in a headless Chromium and says what is wrong with them.

  python3 tests/browser.py [--pictures DIR] [--plain] PAGE...

One browser, which is spoken to over two pipes. Each page is opened as wide as a desk
and, dark, as a phone. A line on standard output, and exit 1 at the end, for a message on
the console, a request that is not for a file beside the page, a link to a file that is
not there, what a page must have (language, title, a policy, one heading, captions of
tables, title and desc of pictures), and a page that is wider than its window. --plain
leaves out what only a page of figures has. --pictures keeps what was seen, and the page
as a PDF of A4.
"""
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

CHECK = """(() => {
  const bad = [], all = (s) => [...document.querySelectorAll(s)];
  if (!/^(id|en)$/.test(document.documentElement.lang)) bad.push('no language');
  if (!document.title) bad.push('no title');
  if (all('meta[http-equiv=Content-Security-Policy]').length !== 1) bad.push('no policy');
  if (all('h1').length !== 1) bad.push(all('h1').length + ' headings of level 1');
  if (all('script,iframe,object,embed,form').length) bad.push('something that runs or sends');
  for (const t of all('table')) if (!PLAIN && !t.caption && !t.closest('[aria-label]')) bad.push('a table without a name');
  for (const s of all('svg')) {
    if (s.getAttribute('role') !== 'img') bad.push('a picture without a role');
    const said = (s.getAttribute('aria-labelledby') || '').split(' ').concat((s.getAttribute('aria-describedby') || '').split(' '));
    if (!said.some((id) => id && document.getElementById(id)) && !s.querySelector('title,desc')) bad.push('a picture without words');
  }
  const ids = all('[id]').map((e) => e.id);
  if (new Set(ids).size !== ids.length) bad.push('an id twice');
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) bad.push('wider than the window: ' + root.scrollWidth + ' of ' + root.clientWidth);
  return JSON.stringify({ bad, links: all('a[href]').map((a) => a.getAttribute('href')) });
})()"""


class Browser:
    def __init__(self, program, home):
        down, self.down = os.pipe()
        self.up, up = os.pipe()

        def pipes():
            os.dup2(down, 1003)
            os.dup2(up, 1004)
            os.dup2(1003, 3)
            os.dup2(1004, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--remote-debugging-pipe", "--user-data-dir=" + home, "about:blank"],
            close_fds=False, preexec_fn=pipes, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(down)
        os.close(up)
        self.number, self.rest, self.session, self.events = 0, b"", None, []

    def read(self):
        while b"\0" not in self.rest:
            more = os.read(self.up, 1 << 20)
            if not more:
                raise SystemExit("the browser has ended")
            self.rest += more
        line, self.rest = self.rest.split(b"\0", 1)
        return json.loads(line)

    def call(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.down, json.dumps(message).encode() + b"\0")
        while True:
            got = self.read()
            if got.get("id") == self.number:
                if "error" in got:
                    raise SystemExit(method + ": " + got["error"]["message"])
                return got["result"]
            self.events.append(got)

    def wait(self, method):
        while not any(e.get("method") == method for e in self.events):
            self.events.append(self.read())

    def attach(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in "Page", "Runtime", "Log", "Network":
            self.call(domain + ".enable")

    def open(self, url, width, height, dark):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500)
        self.call("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        self.events = []
        self.call("Page.navigate", url=url)
        self.wait("Page.loadEventFired")

    def close(self):
        self.session = None
        try:
            self.call("Browser.close")
        except (OSError, SystemExit):
            pass
        self.process.wait()


def complaints(browser, folder):
    for event in browser.events:
        method, p = event.get("method"), event.get("params", {})
        if method == "Log.entryAdded":
            yield "console: " + p["entry"]["text"]
        elif method == "Runtime.consoleAPICalled":
            yield "console: " + p["type"]
        elif method == "Runtime.exceptionThrown":
            yield "exception: " + p["exceptionDetails"]["text"]
        elif method == "Network.requestWillBeSent":
            url = urllib.parse.urlsplit(p["request"]["url"])
            path = urllib.parse.unquote(url.path)
            if url.scheme != "data" and not (url.scheme == "file" and path.startswith(folder + "/")):
                yield "request: " + p["request"]["url"]


def links(page, hrefs):
    for href in hrefs:
        url = urllib.parse.urlsplit(href)
        if url.scheme or url.netloc or url.path.startswith("/"):
            yield "link out of the folder: " + href
        elif url.path and not os.path.isfile(os.path.join(os.path.dirname(page), urllib.parse.unquote(url.path))):
            yield "link to nothing: " + href


def save(folder, name, data):
    with open(os.path.join(folder, name), "wb") as f:
        f.write(base64.b64decode(data))


def look(browser, page, plain, pictures):
    page = os.path.abspath(page)
    for name, width, height, dark in ("desk", 1280, 900, False), ("phone", 390, 844, True):
        browser.open("file://" + urllib.parse.quote(page), width, height, dark)
        seen = json.loads(browser.call("Runtime.evaluate", expression=CHECK.replace("PLAIN", "true" if plain else "false"))["result"]["value"])
        for line in [*complaints(browser, os.path.dirname(page)), *seen["bad"], *links(page, seen["links"])]:
            yield name + ": " + line
        if pictures:
            base = os.path.basename(page)[:-5]
            save(pictures, base + "-" + name + ".png", browser.call("Page.captureScreenshot", captureBeyondViewport=True)["data"])
            if not dark:
                save(pictures, base + ".pdf", browser.call("Page.printToPDF", preferCSSPageSize=True)["data"])


def main(words):
    plain, pictures, pages = False, None, []
    while words:
        word = words.pop(0)
        if word == "--plain":
            plain = True
        elif word == "--pictures":
            pictures = words.pop(0)
        else:
            pages.append(word)
    program = shutil.which("chromium") or shutil.which("chromium-headless-shell") or shutil.which("chromium-browser")
    if program is None:
        raise SystemExit("no chromium here")
    home, faults = tempfile.mkdtemp(), 0
    browser = Browser(program, home)
    try:
        browser.attach()
        for page in pages:
            for line in look(browser, page, plain, pictures):
                print(page + ": " + line)
                faults += 1
    finally:
        browser.close()
        shutil.rmtree(home, ignore_errors=True)
    return 1 if faults or not pages else 0


sys.exit(main(sys.argv[1:]))
