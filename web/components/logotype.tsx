/** The satchel, its clasp being a place on a map. Decorative: the name is written beside it. */
export const Logotype = () => (
  <svg class="logotype" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
    <path class="logotype-anse" d="M11.5 8V6.6A2.6 2.6 0 0 1 14.1 4h3.8a2.6 2.6 0 0 1 2.6 2.6V8" />
    <rect class="logotype-corps" x="3" y="8" width="26" height="20" rx="4.5" />
    <path class="logotype-rabat" d="M3 12.5A4.5 4.5 0 0 1 7.5 8h17a4.5 4.5 0 0 1 4.5 4.5v3.2L16 20 3 15.7z" />
    <path
      class="logotype-fermoir"
      d="M16 13.6a4.4 4.4 0 0 1 4.4 4.4c0 3-4.4 6.8-4.4 6.8s-4.4-3.8-4.4-6.8a4.4 4.4 0 0 1 4.4-4.4z"
    />
    <circle class="logotype-corps" cx="16" cy="18" r="1.7" />
  </svg>
)
