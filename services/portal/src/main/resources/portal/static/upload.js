// The form works without this file: then files go with it. Here each file is sent as soon as it is chosen, with its progress, and
// again by itself when the line is cut; the service knows a file by its content, so that no second copy comes of it.
(function () {
  "use strict";
  var TRIES_MAX = 8;
  var PAUSE_MS = 1000;
  var PAUSE_MS_MAX = 30000;
  var AWAY = [0, 408, 429, 502, 503, 504];

  var box = document.querySelector("[data-upload]");
  var input = document.getElementById("fil");
  if (!box || !input || !window.XMLHttpRequest || !("content" in document.createElement("template"))) return;
  var form = input.form;
  var say = box.dataset;
  var voice = box.querySelector("[data-voice]");
  var language = document.documentElement.lang || "sv";
  var queue = [];
  var sending = null;
  var submitter = null;
  var waiting = false;

  var list = form.querySelector("ul.files");
  if (!list) {
    list = document.createElement("ul");
    list.className = "files after";
    box.after(list);
  }
  var button = form.querySelector("button[value=ladda-upp]");
  if (button) button.hidden = true;

  function fill(words, value) {
    return words.replace("{0}", value);
  }

  function aloud(words) {
    voice.textContent = words;
  }

  function size(bytes) {
    if (bytes < 1000) return bytes + "\u00a0B";
    if (bytes < 1000000) return Math.round(bytes / 1000) + "\u00a0kB";
    return (bytes / 1000000).toLocaleString(language, { maximumFractionDigits: 1 }) + "\u00a0MB";
  }

  function row(template, name) {
    var item = box.querySelector(template).content.firstElementChild.cloneNode(true);
    item.querySelector("[data-name]").textContent = name;
    item.querySelectorAll("[data-named]").forEach(function (also) {
      also.textContent = " " + name;
    });
    list.appendChild(item);
    return item;
  }

  function hidden(item, name, value) {
    var field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    field.value = value;
    item.appendChild(field);
  }

  function changed() {
    list.dispatchEvent(new Event("change", { bubbles: true }));
    if (form.id === "svar") remember();
  }

  // Tells the portal which files are there, so that they are when the page is opened again. Should that fail, they are still sent.
  function remember() {
    var fields = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === "string") fields.append(name, value);
    });
    fields.set("gor", "filer");
    fetch(form.action, { method: "POST", body: fields, credentials: "same-origin", redirect: "manual", keepalive: true })
      .catch(function () {});
  }

  function leaveOut(name, why) {
    var item = row("[data-left-out]", name);
    item.querySelector("[data-why]").textContent = why;
    hidden(item, "utelamnad-namn", name);
    hidden(item, "utelamnad-skal", why);
    aloud(name + ". " + why);
    changed();
  }

  // Sends one file until there is a word of it, then the next.
  function next() {
    sending = queue.shift() || null;
    if (sending) return send(sending);
    if (!waiting) return;
    waiting = false;
    form.requestSubmit(submitter);
  }

  function send(job) {
    var request = new XMLHttpRequest();
    var body = new FormData();
    var token = form.querySelector("input[name=_csrf]");
    job.request = request;
    job.tries++;
    body.append("file", job.file, job.file.name);
    request.open("POST", "/api/files");
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Accept-Language", language);
    request.setRequestHeader("Idempotency-Key", say.key);
    if (token) request.setRequestHeader("X-CSRF-TOKEN", token.value);
    request.upload.onprogress = function (event) {
      if (!event.lengthComputable) return;
      var share = Math.floor((100 * event.loaded) / event.total);
      job.bar.value = share;
      job.state.textContent = fill(say.sending, share);
    };
    request.onload = function () {
      if (AWAY.indexOf(request.status) >= 0) again(job);
      else answered(job, request);
    };
    request.onerror = function () {
      again(job);
    };
    job.state.textContent = fill(say.sending, 0);
    request.send(body);
  }

  function again(job) {
    if (job.gone) return;
    if (job.tries >= TRIES_MAX) {
      job.item.remove();
      leaveOut(job.file.name, say.interrupted);
      return next();
    }
    job.bar.value = 0;
    job.state.textContent = say.again;
    if (job.tries === 1) aloud(job.file.name + ". " + say.again);
    var pause = Math.min(PAUSE_MS * Math.pow(2, job.tries - 1), PAUSE_MS_MAX);
    var timer = setTimeout(onward, pause);
    window.addEventListener("online", onward, { once: true });
    function onward() {
      clearTimeout(timer);
      window.removeEventListener("online", onward);
      if (!job.gone) send(job);
    }
  }

  function answered(job, request) {
    var answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch (e) {
      answer = {};
    }
    if (request.status === 200 || request.status === 201) received(job, answer);
    else {
      job.item.remove();
      var member = (answer.members || [])[0];
      leaveOut(job.file.name, (member && member.detail) || answer.detail || say.refused);
    }
    next();
  }

  function received(job, stored) {
    var same = list.querySelector('input[name="fil-sha"][value="' + stored.sha256 + '"]');
    if (same) same.closest("li").remove();
    job.bar.remove();
    var words = fill(say.received, size(stored.size));
    if (stored.safety === "WAITING") words += " " + say.waiting;
    job.state.textContent = words;
    hidden(job.item, "fil-sha", stored.sha256);
    hidden(job.item, "fil-namn", job.file.name);
    hidden(job.item, "fil-storlek", stored.size);
    hidden(job.item, "fil-vantar", stored.safety === "WAITING" ? "ja" : "nej");
    aloud(job.file.name + ". " + words);
    changed();
  }

  function chosen(file) {
    var many = list.querySelectorAll('input[name="fil-sha"], progress').length >= Number(say.count);
    if (many) return leaveOut(file.name, say.tooMany);
    if (file.size > Number(say.max)) return leaveOut(file.name, say.tooLarge);
    var item = row("[data-row]", file.name);
    var bar = item.querySelector("progress");
    var job = { file: file, item: item, bar: bar, state: item.querySelector("[data-state]"), tries: 0, gone: false };
    bar.setAttribute("aria-label", fill(say.label, file.name));
    item.job = job;
    queue.push(job);
  }

  input.addEventListener("change", function () {
    Array.prototype.forEach.call(input.files, chosen);
    input.value = ""; // they are sent here, and not once more with the form
    if (queue.length > 0) aloud(say.began);
    if (!sending) next();
  });

  list.addEventListener("click", function (event) {
    var remove = event.target.closest("button[name=ta-bort]");
    if (!remove) return;
    event.preventDefault();
    var item = remove.closest("li");
    var job = item.job;
    item.remove();
    input.focus();
    aloud(say.removed);
    changed();
    if (!job) return;
    job.gone = true;
    queue = queue.filter(function (other) {
      return other !== job;
    });
    if (sending !== job) return;
    job.request.abort();
    next();
  });

  form.addEventListener("submit", function (event) {
    if (!sending) return;
    event.preventDefault();
    waiting = true;
    submitter = event.submitter;
    aloud(say.wait);
  });
})();
