// Saves a draft as it is typed, field by field; what takes the place of an answer is in no draft, and is saved whole. The page works
// without this file: then one saves by its button. Nothing is kept in the browser's own store: on somebody else's computer it would
// outlive the visit.
(function () {
  "use strict";
  var SETTLED_MS = 1500;
  var RETRY_MIN_MS = 5000;
  var RETRY_MAX_MS = 60000;
  var HELD_MAX_MS = 5000;

  var form = document.getElementById("svar");
  if (!form || !form.dataset.draft || !window.fetch) return;
  var line = document.getElementById("utkast-sagt");
  var others = document.getElementById("utkast-andra");
  var whole = form.dataset.whole !== undefined;
  var waiting = new Set();
  var undecided = new Set();
  var timer = 0;
  var saving = false;
  var ended = false;
  var leaving = false;
  var held = null;
  var retry = RETRY_MIN_MS;

  // The first time the line comes into sight over what is being written: that is brought above it.
  function say(where, words) {
    var first = !line.textContent && !others.textContent;
    if (where.textContent !== words) where.textContent = words;
    var field = document.activeElement;
    if (!first || !words || !form.contains(field)) return;
    var bar = line.parentNode.getBoundingClientRect();
    var at = field.getBoundingClientRect();
    if (at.bottom > bar.top && at.right > bar.left && at.left < bar.right) field.scrollIntoView({ block: "nearest" });
  }

  function kept(input) {
    return input.name && /^(satt|text|reference|decision-(by|date|paragraph)|preliminary|position|fraga-.+|[tp]-.+)$/.test(input.name);
  }

  function value(name) {
    return new FormData(form).get(name) || "";
  }

  function later(ms) {
    clearTimeout(timer);
    timer = setTimeout(next, ms);
  }

  function changed(event) {
    if (!kept(event.target) || ended) return;
    waiting.add(event.target.name);
    later(SETTLED_MS);
  }

  function next() {
    if (saving || ended || (whole && leaving)) return;
    var name = Array.from(waiting).find(function (each) { return !undecided.has(each); });
    if (!name) return;
    var body = whole ? all() : one(name);
    if (whole) waiting.clear();
    waiting.delete(name);
    saving = true;
    say(line, form.dataset.saving);
    fetch(form.dataset.draft, { method: "POST", body: body, redirect: "manual", credentials: "same-origin" })
      .then(function (answer) {
        var json = (answer.headers.get("Content-Type") || "").indexOf("json") >= 0;
        return json ? answer.json().then(function (told) { done(name, answer.status, told); }) : over(name, answer.status);
      })
      .catch(function () { failed(name, form.dataset.lost); });
  }

  function one(name) {
    var body = new URLSearchParams();
    ["_csrf", "for", "sedd"].forEach(function (each) { body.set(each, value(each)); });
    body.set("falt", name);
    body.set(name, value(name));
    return body;
  }

  function all() {
    var body = new URLSearchParams();
    new FormData(form).forEach(function (text, each) { if (typeof text === "string") body.append(each, text); });
    return body;
  }

  // What is kept is what came last, so the form waits for a saving that is under way, though not for a line that hangs.
  function settled() {
    saving = false;
    var by = held;
    held = null;
    if (by) form.requestSubmit(by.button);
  }

  function done(name, status, told) {
    settled();
    retry = RETRY_MIN_MS;
    if (status === 503) return failed(name, told.line);
    if (status === 401 || status === 403) ended = true;
    if (status === 409) clash(name, told);
    if (status === 200 && !whole) {
      form.elements.sedd.value = told.seen;
      var nothing = document.getElementById("utkast-inget");
      if (nothing) nothing.remove();
      var throwing = document.getElementById("utkast-slang");
      if (throwing) throwing.hidden = false;
      versions(name, told.label);
      say(others, told.writing || "");
    }
    if (ended) waiting.add(name);
    say(line, told.line);
    if (!ended && waiting.size) later(status === 200 ? 0 : RETRY_MIN_MS);
  }

  // What a field was before is read where what is saved is listed.
  function versions(name, label) {
    var list = document.getElementById("utkast-versioner");
    if (!list || !label) return;
    var href = list.dataset.href.replace("/utkast/?", "/utkast/" + name + "?");
    if (list.querySelector("a[href$='" + href + "']")) return;
    var link = document.createElement("a");
    link.href = href;
    link.textContent = label;
    list.querySelector("ul").appendChild(document.createElement("li")).appendChild(link);
    list.hidden = false;
  }

  // An answer that is none of ours: the session has ended, or something on the way does not work.
  function over(name, status) {
    if (status >= 500) return failed(name, form.dataset.lost);
    settled();
    ended = true;
    waiting.add(name);
    say(line, form.dataset.ended);
  }

  function failed(name, words) {
    settled();
    waiting.add(name);
    say(line, words);
    later(retry);
    retry = Math.min(retry * 2, RETRY_MAX_MS);
  }

  function clash(name, told) {
    var field = form.elements[name];
    var first = field instanceof RadioNodeList ? field[0] : field;
    var place = first.closest(".field, fieldset, label");
    var box = document.createElement("div");
    box.className = "panel stack-s";
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", told.clash.title);
    undecided.add(name);
    ["strong", "draft-text"].forEach(function (style, i) {
      var p = document.createElement("p");
      p.className = style;
      p.textContent = i ? told.clash.words : told.clash.title;
      box.appendChild(p);
    });
    var actions = document.createElement("div");
    actions.className = "actions";
    [told.clash.take, told.clash.keep].forEach(function (words, i) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "ds-button";
      button.dataset.variant = "secondary";
      button.textContent = words;
      button.addEventListener("click", function () {
        form.elements.sedd.value = merged(told.seen, name);
        if (i === 0) put(field, told.clash.text);
        undecided.delete(name);
        waiting.add(name);
        box.remove();
        first.focus();
        later(0);
      });
      actions.appendChild(button);
    });
    box.appendChild(actions);
    place.after(box);
  }

  // Of what the page shows now, only the field that its writer has just chosen in is another.
  function merged(seen, name) {
    function others(text, own) {
      return text.split(" ").filter(function (entry) { return entry && (entry.indexOf(name + "=") === 0) === own; });
    }
    return others(form.elements.sedd.value, false).concat(others(seen, true)).join(" ");
  }

  function put(field, text) {
    if (field.type === "checkbox") field.checked = text !== "";
    else field.value = text;
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", function (event) {
    if (!whole || !saving) { leaving = true; return; }
    event.preventDefault();
    held = { button: event.submitter };
    setTimeout(function () { if (held) settled(); }, HELD_MAX_MS);
  });
  window.addEventListener("pageshow", function () { leaving = false; });
  window.addEventListener("online", function () { if (waiting.size) later(0); });
  window.addEventListener("beforeunload", function (event) {
    if (!leaving && (waiting.size || saving)) event.preventDefault();
  });
})();
