import { useLayoutEffect, useRef } from 'preact/hooks'

/** What the server drew of the page, kept to be put back under the live header. */
let gardee: HTMLElement | null = null

/** Keeps the content that the server drew, before the frame around it is drawn again. */
export function keepPage(root: HTMLElement): void {
  gardee = root.querySelector('main')
}

/** A page that the server alone draws: its content is kept as it came. */
export function PageServeur() {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (gardee) place.current?.append(gardee)
  }, [])
  if (gardee) return <div class="page-serveur" ref={place} />
  return (
    <main class="page-message">
      <div class="message" role="alert">
        <div>
          <p>Cette page n’a pas pu être préparée. Réessayez dans un instant.</p>
          <button type="button" class="bouton" onClick={() => location.reload()}>
            Réessayer
          </button>
        </div>
      </div>
    </main>
  )
}
