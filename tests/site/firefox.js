/*
 * Drives Firefox over WebDriver BiDi, which needs no driver program: node firefox.js <firefox> <profile> <site> <port>.
 * Types, reads, filters, opens and goes back; prints what was seen as one JSON object.
 */
"use strict";

const { spawn } = require("child_process");
const [binary, profile, site, port] = process.argv.slice(2);
const TRIES = 300;
const answers = new Map();
const seen = {};
let socket;
let context;

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

function send(method, params) {
  return new Promise((resolve, reject) => {
    const id = answers.size + 1;
    answers.set(id, (answer) => (answer.error ? reject(new Error(answer.message)) : resolve(answer.result)));
    socket.send(JSON.stringify({ id, method, params }));
  });
}

async function look(expression) {
  const { result } = await send("script.evaluate", { expression, target: { context }, awaitPromise: true });
  return result && result.value;
}

async function until(expression) {
  for (let left = TRIES; left > 0; left -= 1) {
    if (await look(expression)) return;
    await sleep(100);
  }
  throw new Error("never: " + expression);
}

function type(text) {
  const actions = [].concat(...[...text].map((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
  return send("input.performActions", { context, actions: [{ type: "key", id: "keys", actions }] });
}

async function connect(firefox) {
  let said = "";
  firefox.stderr.on("data", (data) => { said += data; });
  for (let left = TRIES; left > 0 && !said.includes("WebDriver BiDi listening"); left -= 1) await sleep(100);
  socket = new WebSocket("ws://127.0.0.1:" + port + "/session");
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject; });
  socket.onmessage = ({ data }) => {
    const answer = JSON.parse(data);
    if (answers.has(answer.id)) answers.get(answer.id)(answer);
  };
  await send("session.new", { capabilities: {} });
  context = (await send("browsingContext.getTree", {})).contexts[0].context;
}

async function read() {
  const results = "document.querySelector('.found-list[aria-busy=\"false\"] .found-work')";
  await send("browsingContext.navigate", { context, url: site + "/cases/index.html", wait: "complete" });
  await type("/泄露线索");
  await until("document.querySelector('.gc-found [href*=\"search/index.html\"]')");
  seen.box = await look("document.querySelector('.gc-found [href*=\"search/index.html\"]').firstChild.data");
  await look("document.querySelector('.gc-found [href*=\"search/index.html\"]').click()");
  await until(results);
  seen.total = await look("document.querySelector('.found-total').textContent");
  await look("document.querySelector('.found-facets [data-value=\"类型法规\"]').click()");
  await until("document.querySelector('.found-facets [aria-pressed=true]')");
  await until(results);
  await look("document.querySelector('.found-work li a').click()");
  await until("document.querySelector('main mark.found, #main mark.found')");
  seen.opened = await look("location.protocol + location.hash");
  await send("browsingContext.traverseHistory", { context, delta: -1 });
  await until(results);
  seen.back = await look("document.querySelector('.search-page input').value");
}

const firefox = spawn(binary, ["--headless", "--no-remote", "--remote-debugging-port", port, "--profile", profile, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
connect(firefox).then(read).then(
  () => console.log(JSON.stringify(seen)),
  (error) => { console.error(error.message, JSON.stringify(seen)); process.exitCode = 1; }
).finally(() => { if (socket) socket.close(); firefox.kill(); });
