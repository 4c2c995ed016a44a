// Who came to an event, ticked at the desk with network or without. What is ticked is a fact: it is kept in this browser first, then sent,
// and taken away from here only when the server has answered or a person has decided. Without this file the forms are sent as forms.
const VERSION = 1;
const EVERY = 15_000;
const PATIENCE = 10_000;
const SLOW = 800;
const TRUSTED = 300_000;
const STORE = "facts";

function begin(box) {
  const words = box.dataset;
  const why = box.querySelector("[data-why]");
  const list = box.querySelector("[data-list]");
  const said = document.getElementById("said");
  let waiting = 0;
  let hindrance = null;
  let busy = false;
  let slow = false;
  let token = null;
  let heard = 0;

  document.querySelectorAll("form[data-fact]").forEach(form => form.addEventListener("submit",
    event => form.dataset.fact === "arrival" ? arrive(event, form) : tick(event, form)));
  window.addEventListener("online", () => replay());
  window.addEventListener("beforeunload", event => {
    if (waiting > 0 && !box.hidden) event.preventDefault();
  });
  window.setInterval(() => replay(), EVERY);
  again();

  // What was ticked before the page was left is shown as it was ticked.
  async function again() {
    (await mine()).filter(it => !it.answer).forEach(fact => {
      const form = formOf(fact);
      if (!form) return;
      form.dataset.seen = fact.said;
      press(form, fact);
    });
    await replay();
  }

  async function tick(event, form) {
    const button = event.submitter;
    const sent = new FormData(form, button);
    if (form.dataset.fact === "walk-ins" && !form.elements.walkIns.checkValidity()) return;
    event.preventDefault();
    // It was not sent as a form (app.js), and may be pressed again.
    delete form.dataset.sent;
    const fact = form.dataset.fact === "walk-ins"
      ? { kind: "walk-ins", said: sent.get("walkIns"), seen: form.dataset.seen, name: words.walkIns }
      : { kind: "attendance", said: button.value, seen: form.dataset.seen, name: form.dataset.name, registration: form.dataset.registration };
    Object.assign(fact, { version: VERSION, id: uuid(), account: words.account, path: form.dataset.facts, at: Date.now() });
    try {
      await keep(fact);
    } catch (_) {
      plainly(form, button);
      return;
    }
    form.dataset.seen = fact.said;
    press(form, fact);
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().then(safe => { words.safe = String(safe); draw(); });
    if (!navigator.onLine) hindrance = "network";
    await draw();
    await replay();
  }

  // Whose number it is stands on this page: they are ticked here, with network or without. What is found nowhere the server looks up, which
  // also knows what a scanner makes of another keyboard; without network it is said here, so that the page stays.
  function arrive(event, form) {
    const typed = form.elements.code.value.trim();
    const number = typed.replace(/[\s\p{Pd}]/gu, "").toUpperCase();
    const place = [...document.querySelectorAll("form[data-fact=attendance]")].find(it => it.dataset.number === number);
    if (!place && (navigator.onLine || !typed)) return;
    event.preventDefault();
    delete form.dataset.sent;
    const told = form.querySelector("[data-arrived]");
    told.textContent = filled(place ? told.dataset.there : told.dataset.unknown, place ? place.dataset.name : typed);
    if (place) {
      place.requestSubmit(place.querySelector("button[value=ATTENDED]"));
      form.elements.code.value = "";
    }
    form.elements.code.focus();
  }

  // A browser that keeps nothing: the form goes as it does without us.
  function plainly(form, button) {
    if (button && button.name) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = button.name;
      field.value = button.value;
      form.append(field);
    }
    form.submit();
  }

  function press(form, fact) {
    form.querySelectorAll("button[name=attendance]").forEach(it => {
      const chosen = it.value === fact.said;
      it.setAttribute("aria-pressed", String(chosen));
      it.classList.toggle("btn-primary", chosen);
      it.classList.toggle("btn-secondary", !chosen);
    });
    if (fact.kind === "walk-ins") form.elements.walkIns.value = fact.said;
  }

  function formOf(fact) {
    return [...document.querySelectorAll("form[data-fact]")].find(it => it.dataset.facts === fact.path
      && it.dataset.fact === fact.kind && (it.dataset.registration || "") === (fact.registration || ""));
  }

  // One tab at a time; the server takes a fact once, whoever sends it.
  async function replay() {
    if (busy) return;
    busy = true;
    const timer = window.setTimeout(() => { slow = true; draw(); }, SLOW);
    try {
      if (navigator.locks) await navigator.locks.request("desk-facts", { ifAvailable: true }, lock => lock && sendAll());
      else await sendAll();
    } finally {
      window.clearTimeout(timer);
      busy = slow = false;
      await draw();
    }
  }

  async function sendAll() {
    const before = (await mine()).filter(it => !it.answer);
    try {
      for (const fact of before) {
        if (!token || Date.now() - heard > TRUSTED) token = await fresh();
        if (!token) {
          hindrance = "signedOut";
          return;
        }
        const answer = await send(fact, token);
        if (answer.redirected || answer.status === 401 || answer.status === 403) {
          token = null;
          hindrance = "signedOut";
          return;
        }
        if (answer.status >= 500 || answer.status === 429) {
          hindrance = "network";
          return;
        }
        heard = Date.now();
        await settle(fact, answer);
      }
    } catch (_) {
      hindrance = "network";
      return;
    }
    hindrance = null;
    if (before.length && !(await mine()).length && said) said.textContent = words.sent;
  }

  async function settle(fact, answer) {
    const json = (answer.headers.get("Content-Type") || "").includes("json");
    const told = json ? await answer.json() : { taken: false, words: words.gone };
    if (told.taken) {
      await forget(fact);
      return;
    }
    fact.answer = { now: told.now || null, words: told.words || null };
    await keep(fact);
  }

  // The session may have ended or begun anew since the page was opened: asked before anything is sent, which would wait for a sign-in.
  async function fresh() {
    const answer = await fetch("/desk/animations", { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.redirected) return null;
    heard = Date.now();
    const field = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[name=_csrf]");
    return field && field.value;
  }

  function send(fact, token) {
    const body = new URLSearchParams(fact.kind === "walk-ins"
      ? { walkIns: fact.said, seen: fact.seen }
      : { registration: fact.registration, attendance: fact.said, seen: fact.seen });
    return fetch(fact.path, {
      method: "POST",
      body: body,
      headers: { "X-CSRF-TOKEN": token, "Idempotency-Key": fact.id },
      signal: AbortSignal.timeout(PATIENCE)
    });
  }

  async function draw() {
    const facts = await mine();
    const others = (await all()).length - facts.length;
    waiting = facts.length;
    const answered = facts.some(it => it.answer);
    box.hidden = others === 0 && !answered && (waiting === 0 || hindrance === null && !slow);
    box.querySelector("[data-title]").textContent = waiting ? filled(words.title, waiting) : filled(words.others, others);
    why.textContent = !waiting ? "" : hindrance === "signedOut" ? words.signedOut
      : answered && hindrance === null ? words.decide : words.safe === "false" ? words.how + " " + words.unsafe : words.how;
    list.replaceChildren(...facts.map(line));
  }

  function line(fact) {
    const item = document.createElement("li");
    const time = new Date(fact.at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
    if (!fact.answer) {
      item.textContent = fact.name + " : " + word(fact.said) + ", " + time;
      return item;
    }
    const text = document.createElement("p");
    text.textContent = fact.answer.now === null
      ? filled(words.refused, fact.name, word(fact.said), fact.answer.words)
      : filled(words.otherwise, fact.name, word(fact.said), word(fact.answer.now));
    item.append(text, button(fact.answer.now === null ? words.read : filled(words.leave, word(fact.answer.now)), fact, leave));
    if (fact.answer.now !== null && fact.answer.now !== "CANCELLED") {
      item.append(" ", button(filled(words.again, word(fact.said)), fact, insist));
    }
    return item;
  }

  function button(label, fact, step) {
    const it = document.createElement("button");
    it.type = "button";
    it.className = "btn btn-secondary";
    it.textContent = label;
    it.addEventListener("click", () => step(fact));
    return it;
  }

  // What stands on the server stays; the page shows it.
  async function leave(fact) {
    await forget(fact);
    const form = formOf(fact);
    if (form && fact.answer.now !== null) {
      form.dataset.seen = fact.answer.now;
      press(form, { kind: fact.kind, said: fact.answer.now });
    }
    await draw();
  }

  // Said once more, knowing what stands there: another fact, so another key.
  async function insist(fact) {
    const anew = { ...fact, id: uuid(), seen: fact.answer.now, answer: undefined };
    await keep(anew);
    await forget(fact);
    await replay();
  }

  async function mine() {
    return (await all()).filter(it => it.account === words.account).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  function word(value) {
    return words["word" + value.charAt(0) + value.slice(1).toLowerCase()] || value;
  }
}

function filled(sentence, ...parts) {
  return parts.reduce((text, part, at) => text.replace("{" + at + "}", () => part), sentence);
}

// Version 7: the time first, so that facts are sent in the order in which they were ticked.
let last = 0;
function uuid() {
  last = Math.max(Date.now(), last + 1);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(last / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map(it => it.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

let opened = null;
function database() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open("conciergerie-desk", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opened;
}

async function change(step) {
  const db = await database();
  await new Promise((done, failed) => {
    const transaction = db.transaction(STORE, "readwrite", { durability: "strict" });
    transaction.oncomplete = done;
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
    step(transaction.objectStore(STORE));
  });
}

async function read(step) {
  const db = await database();
  return new Promise((done, failed) => {
    const request = step(db.transaction(STORE).objectStore(STORE));
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function keep(fact) {
  await change(store => store.put(fact));
  if (!(await read(store => store.get(fact.id)))) throw new Error("not kept");
}

function forget(fact) {
  return change(store => store.delete(fact.id));
}

function all() {
  return read(store => store.getAll());
}

const shown = document.getElementById("kept");
if (shown && "indexedDB" in window) begin(shown);
