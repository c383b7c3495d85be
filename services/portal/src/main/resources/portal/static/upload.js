// The form works without this file: then files go with it. Here each file is sent as soon as it is chosen, with its progress, and
// goes on by itself where it was when the line is cut, or when the same file is chosen once more after the page was closed.
(function () {
  "use strict";
  var TRIES_MAX = 8;
  var PAUSE_MS = 1000;
  var PAUSE_MS_MAX = 30000;
  var PIECE_BYTES = 8 * 1024 * 1024;
  var AWAY = [0, 408, 409, 429, 502, 503, 504]; // 409: it stands elsewhere than was thought

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
  var telling = 0;

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

  // Marks of direction show another ending than there is.
  function named(file) {
    return file.name.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, "") || "fil";
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

  // What the side of the page says of them.
  function count() {
    var told = document.getElementById("filer-antal");
    var many = list.querySelectorAll('input[name="fil-sha"], li[data-own]').length;
    if (!told) return;
    told.textContent = many === 0 ? "" : many === 1 ? told.dataset.one : told.dataset.many.replace("2", String(many));
  }

  function changed() {
    count();
    list.dispatchEvent(new Event("change", { bubbles: true }));
    if (form.id === "svar") remember();
  }

  // Tells the portal which files are there, so that they are when the page is opened again. Should that fail, they are still sent.
  // The form waits for it, since what comes last is what the portal keeps.
  function remember() {
    var fields = new URLSearchParams();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === "string") fields.append(name, value);
    });
    fields.set("gor", "filer");
    telling++;
    fetch(form.action, { method: "POST", body: fields, credentials: "same-origin", redirect: "manual", keepalive: true })
      .catch(function () {})
      .then(function () {
        telling--;
        onward();
      });
  }

  function leaveOut(name, why, unmailed) {
    form.querySelectorAll("input[name=utelamnad-namn]").forEach(function (before) {
      if (before.value === name) before.closest("li").remove(); // chosen again, and refused again
    });
    var item = row("[data-left-out]", name);
    item.querySelector("[data-why]").textContent = why;
    hidden(item, "utelamnad-namn", name);
    hidden(item, "utelamnad-skal", why);
    hidden(item, "utelamnad-mejlas-inte", unmailed ? "ja" : "nej");
    if (unmailed) item.querySelector("[data-mail]").remove(); // by mail too it is empty, or malicious
    aloud(name + ". " + why);
    changed();
  }

  // Sends one file until there is a word of it, then the next.
  function next() {
    sending = queue.shift() || null;
    if (sending) return send(sending);
    onward();
  }

  function onward() {
    if (!waiting || sending || telling) return;
    waiting = false;
    form.requestSubmit(submitter);
  }

  // As tus 1.0.0 has it: where the file stands is asked for, and what is missing is sent from there, a piece at a time.
  function send(job) {
    job.tries++;
    if (job.address) return ask(job, "HEAD", job.address, {}, null, stands);
    fingerprint(job.file).then(function (hash) {
      if (job.gone) return;
      var told = "filename " + coded(job.name) + (hash ? ",sha256 " + coded(hash) : "");
      var headers = { "Upload-Length": job.file.size, "Upload-Metadata": told };
      ask(job, "POST", say.to || "/api/files/uploads", headers, null, stands);
    });
  }

  // By it the service knows the file again, also after this page was closed. Only there on addresses that are safe.
  function fingerprint(file) {
    if (!window.crypto || !crypto.subtle) return Promise.resolve("");
    return file
      .arrayBuffer()
      .then(function (bytes) {
        return crypto.subtle.digest("SHA-256", bytes);
      })
      .then(function (hash) {
        return Array.prototype.map
          .call(new Uint8Array(hash), function (byte) {
            return byte.toString(16).padStart(2, "0");
          })
          .join("");
      })
      .catch(function () {
        return "";
      });
  }

  function coded(words) {
    return btoa(String.fromCharCode.apply(null, new TextEncoder().encode(words)));
  }

  function ask(job, verb, address, headers, body, then) {
    var request = new XMLHttpRequest();
    var token = form.querySelector("input[name=_csrf]");
    job.request = request;
    request.open(verb, address);
    request.setRequestHeader("Accept", "application/json, application/problem+json");
    request.setRequestHeader("Accept-Language", language);
    request.setRequestHeader("Idempotency-Key", say.key);
    request.setRequestHeader("Tus-Resumable", "1.0.0");
    if (token) request.setRequestHeader("X-CSRF-TOKEN", token.value);
    Object.keys(headers).forEach(function (name) {
      request.setRequestHeader(name, headers[name]);
    });
    if (body) {
      request.upload.onprogress = function (event) {
        progress(job, job.offset + event.loaded);
      };
    }
    request.onload = function () {
      if (request.status < 300) return then(job, request);
      if (job.gone) return;
      if (request.status === 404) job.address = null; // it was swept: from the beginning
      if (request.status === 404 || AWAY.indexOf(request.status) >= 0) again(job);
      else refused(job, request);
    };
    request.onerror = function () {
      again(job);
    };
    request.send(body);
  }

  function progress(job, sent) {
    var share = Math.floor((100 * sent) / job.file.size);
    job.bar.value = share;
    job.state.textContent = fill(say.sending, share);
  }

  function stands(job, request) {
    var offset = Number(request.getResponseHeader("Upload-Offset"));
    job.address = request.getResponseHeader("Location") || job.address;
    if (job.gone) return end(job);
    if (offset > job.offset) job.tries = 0; // there is a way through
    job.offset = offset;
    progress(job, offset);
    if (job.sent && offset === job.file.size) return ask(job, "GET", job.address, {}, null, whole);
    job.sent = true;
    var headers = { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" };
    ask(job, "PATCH", job.address, headers, job.file.slice(offset, offset + PIECE_BYTES), stands);
  }

  // What was stored of it goes at once. Should that fail, it goes by itself after a day.
  function end(job) {
    ask(job, "DELETE", job.address, {}, null, function () {});
  }

  function whole(job, request) {
    var stored = answer(request).file;
    job.sent = false; // should no file have come of it, the end is sent once more
    if (!stored) return again(job);
    received(job, stored);
    next();
  }

  function again(job) {
    if (job.gone) return;
    if (job.tries >= TRIES_MAX) {
      job.item.remove();
      leaveOut(job.name, say.interrupted);
      return next();
    }
    job.state.textContent = say.again;
    if (job.tries <= 1) aloud(job.name + ". " + say.again);
    var pause = Math.min(PAUSE_MS * Math.pow(2, Math.max(0, job.tries - 1)), PAUSE_MS_MAX);
    var timer = setTimeout(onward, pause);
    window.addEventListener("online", onward, { once: true });
    function onward() {
      clearTimeout(timer);
      window.removeEventListener("online", onward);
      if (!job.gone) send(job);
    }
  }

  function answer(request) {
    try {
      return JSON.parse(request.responseText);
    } catch (e) {
      return {};
    }
  }

  function refused(job, request) {
    if (request.status === 401 && say.to) return signedOut(job);
    var problem = answer(request);
    var member = (problem.members || [])[0];
    job.item.remove();
    var malicious = member && member.reason === "file-infected";
    leaveOut(job.name, (member && member.detail) || problem.detail || say.refused, malicious);
    next();
  }

  // What has come of the file waits for whoever signs in and chooses it again.
  function signedOut(job) {
    job.item.remove();
    leaveOut(job.name, say.ended, true);
    next();
  }

  function received(job, stored) {
    var same = list.querySelector('input[name="fil-sha"][value="' + stored.sha256 + '"]');
    if (same) same.closest("li").remove();
    job.bar.remove();
    var words = fill(say.received, size(stored.size));
    if (stored.safety === "WAITING") words += " " + say.waiting;
    job.state.textContent = words;
    if (say.to) return saved(job, stored, words);
    hidden(job.item, "fil-sha", stored.sha256);
    hidden(job.item, "fil-namn", job.name);
    hidden(job.item, "fil-storlek", stored.size);
    hidden(job.item, "fil-vantar", stored.safety === "WAITING" ? "ja" : "nej");
    aloud(job.name + ". " + words);
    changed();
  }

  // Into the draft, where all who share it have it at once: the form has nothing to carry, and what is taken away is so by the form.
  function saved(job, stored, words) {
    var same = list.querySelector('li[data-own="' + stored.sha256 + '"]');
    if (same) same.remove();
    job.item.dataset.own = stored.sha256;
    var remove = job.item.querySelector("button[name=ta-bort]");
    remove.name = "ta-bort-ur";
    remove.value = job.address.split("/").pop();
    var nothing = document.getElementById("utkast-inget");
    if (nothing) nothing.remove();
    count();
    aloud(job.name + ". " + words);
  }

  function chosen(file) {
    var many = list.querySelectorAll('input[name="fil-sha"], progress, li[data-own]').length >= Number(say.count);
    if (file.size === 0) return leaveOut(named(file), say.empty, true);
    if (many) return leaveOut(named(file), say.tooMany);
    if (file.size > Number(say.max)) return leaveOut(named(file), say.tooLarge);
    var item = row("[data-row]", named(file));
    var bar = item.querySelector("progress");
    var job = { file: file, name: named(file), item: item, bar: bar, state: item.querySelector("[data-state]"), tries: 0, gone: false };
    job.offset = 0;
    bar.setAttribute("aria-label", fill(say.label, job.name));
    item.job = job;
    queue.push(job);
  }

  input.addEventListener("change", function () {
    Array.prototype.forEach.call(input.files, chosen);
    input.value = ""; // they are sent here, and not once more with the form
    if (queue.length > 0) aloud(say.began);
    if (queue.length > 0 && form.id === "svar" && !say.to) remember(); // with the key, by which an answer without an account goes on
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
    if (job.address) {
      job.request.abort();
      end(job);
    } // else it has no address yet to be ended at, and is ended when it has
    next();
  });

  form.addEventListener("submit", function (event) {
    if (!sending && !telling) return;
    event.preventDefault();
    waiting = true;
    submitter = event.submitter;
    if (sending) aloud(say.wait);
  });
})();
