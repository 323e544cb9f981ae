// Large text, for those who want it: set before anything is painted, and remembered on this device only.
{
  const KEY = "daylight-large", html = document.documentElement;

  // A browser that keeps nothing has normal text, and a button that works until the page is left.
  const kept = () => { try { return localStorage.getItem(KEY) === "1"; } catch { return false; } };
  const keep = (isOn) => { try { localStorage.setItem(KEY, isOn ? "1" : "0"); } catch { /* nothing to be done */ } };

  html.classList.toggle("dl-large", kept());

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.createElement("button");
    const tell = () => {
      const isOn = html.classList.contains("dl-large");
      button.setAttribute("aria-pressed", String(isOn));
    };
    Object.assign(button, { type: "button", className: "dl-large-button", title: "把字放大，再按一次恢复", textContent: "大字" });
    button.addEventListener("click", () => { keep(html.classList.toggle("dl-large")); tell(); });
    tell();
    document.querySelector(".md-header__inner")?.append(button);
  });
}
