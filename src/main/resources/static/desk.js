// What the desk does a little better with JavaScript: reading codes by the camera, reading screens aloud.
(function () {
  "use strict";

  // The camera. Where the browser reads codes itself they are read as they are shown; elsewhere from a photo.
  document.querySelectorAll("[data-camera]").forEach(function (button) {
    var form = button.form;
    var view = form.querySelector("[data-camera-view]");
    var video = view.querySelector("video");
    var said = view.querySelector("[role=status]");
    var again = view.querySelector("[data-camera-again]");
    var photo = form.querySelector("[data-camera-photo]");
    var stream = null;

    button.hidden = false;

    button.addEventListener("click", function () {
      readsCodes().then(function (can) {
        if (can) look(); else photo.click();
      });
    });

    function readsCodes() {
      if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return Promise.resolve(false);
      return window.BarcodeDetector.getSupportedFormats().then(function (formats) {
        return formats.indexOf("qr_code") >= 0;
      }, function () { return false; });
    }

    function look() {
      navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).then(function (camera) {
        stream = camera;
        video.hidden = false;
        video.srcObject = camera;
        show("point");
        var detector = new window.BarcodeDetector({ formats: ["qr_code"] });
        video.play().then(function next() {
          if (!stream) return;
          detector.detect(video).then(function (codes) {
            if (codes.length) found(codes[0].rawValue);
            else window.setTimeout(next, 150);
          }, function () { window.setTimeout(next, 150); });
        });
      }, function () {
        // No camera, or not allowed: a photo may be.
        photo.click();
      });
    }

    function show(what) {
      said.textContent = said.dataset[what];
      again.hidden = what !== "none";
      if (!view.open) view.showModal();
    }

    function end() {
      if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
      stream = null;
      video.hidden = true;
      if (view.open) view.close();
    }

    function found(code) {
      end();
      form.querySelector("#code").value = code;
      form.requestSubmit();
    }

    photo.addEventListener("change", function () {
      if (!photo.files.length) return;
      video.hidden = true;
      show("reading");
      smaller(photo.files[0]).then(function (picture) {
        var sent = new FormData();
        sent.append("photo", picture, "code.jpg");
        return fetch("/desk/scan", {
          method: "POST",
          body: sent,
          headers: { "X-CSRF-TOKEN": document.querySelector("[name=_csrf]").value }
        });
      }).then(function (answer) {
        return answer.status === 200 ? answer.text() : "";
      }).catch(function () { return ""; }).then(function (code) {
        photo.value = "";
        if (code) found(code); else show("none");
      });
    });

    again.addEventListener("click", function () { photo.click(); });
    view.addEventListener("close", end);
    view.querySelector("[data-camera-end]").addEventListener("click", end);
  });

  function smaller(file) {
    return createImageBitmap(file).then(function (image) {
      var scale = Math.min(1, 1600 / Math.max(image.width, image.height));
      var canvas = document.createElement("canvas");
      canvas.width = Math.round(image.width * scale);
      canvas.height = Math.round(image.height * scale);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      return new Promise(function (done) {
        canvas.toBlob(function (blob) { done(blob || file); }, "image/jpeg", 0.9);
      });
    }).catch(function () { return file; });
  }

  // Reading aloud: off until a person turns it on, for themselves and in this browser. Other people's names are left out.
  var choice = document.querySelector("[data-aloud]");
  var listen = document.querySelector("[data-listen]");
  if (!choice || !listen || !("speechSynthesis" in window)) return;
  var key = "aloud " + choice.dataset.aloud;
  var words = listen.querySelector("span");

  function isOn() {
    try { return localStorage.getItem(key) === "on"; } catch (e) { return false; }
  }

  function draw() {
    choice.hidden = false;
    choice.setAttribute("aria-pressed", String(isOn()));
    listen.hidden = !isOn();
    words.textContent = window.speechSynthesis.speaking ? listen.dataset.silence : listen.dataset.listen;
  }

  choice.addEventListener("click", function () {
    try {
      if (isOn()) localStorage.removeItem(key); else localStorage.setItem(key, "on");
    } catch (e) { /* a browser that keeps nothing */ }
    window.speechSynthesis.cancel();
    draw();
  });

  listen.addEventListener("click", function () {
    if (window.speechSynthesis.speaking) {
      window.speechSynthesis.cancel();
      draw();
      return;
    }
    var speech = new SpeechSynthesisUtterance(spoken());
    speech.lang = document.documentElement.lang;
    speech.rate = 0.9;
    speech.onstart = speech.onend = speech.onerror = draw;
    window.speechSynthesis.speak(speech);
  });

  function spoken() {
    var told = [];
    document.querySelectorAll("#main :is([role=status], [role=alert], h1, h2, legend, label, button, a.btn, .hint)").forEach(function (it) {
      if (!it.getClientRects().length || it === listen) return;
      if (it.closest(".waiting-list, .waiting, table, dialog, [data-listen]")) return;
      if (it.parentElement.closest("[role=status], [role=alert], h1, legend, label, button")) return;
      var copy = it.cloneNode(true);
      copy.querySelectorAll("[translate=no], svg").forEach(function (part) { part.remove(); });
      var text = copy.textContent.replace(/\s+/g, " ").trim();
      if (text && text !== told[told.length - 1]) told.push(text);
    });
    return told.join(". ");
  }

  window.addEventListener("pagehide", function () { window.speechSynthesis.cancel(); });
  draw();
})();
