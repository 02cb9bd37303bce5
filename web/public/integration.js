/**
 * <carte-cartable vue="?indicateur=ips" titre="…">: a view of Cartable inside another page, in a frame of its own that
 * takes the height of its content. The host page gives it no right, and it asks for none.
 */
const ORIGINE = new URL(import.meta.url).origin
const HAUTEUR = 640

class CarteCartable extends HTMLElement {
  static observedAttributes = ['vue', 'titre']
  #cadre = document.createElement('iframe')
  #ecouter = ({ source, origin, data }) => {
    if (source !== this.#cadre.contentWindow || origin !== ORIGINE) return
    if (data?.type === 'cartable:hauteur' && data.hauteur > 0) {
      this.#cadre.height = String(Math.min(Math.ceil(data.hauteur), 4000))
    }
  }

  connectedCallback() {
    this.#cadre.width = '100%'
    this.#cadre.height = String(HAUTEUR)
    this.#cadre.loading = 'lazy'
    this.#cadre.style.border = '0'
    this.#cadre.style.display = 'block'
    this.#mettreAJour()
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).append(this.#cadre)
    addEventListener('message', this.#ecouter)
  }

  disconnectedCallback() {
    removeEventListener('message', this.#ecouter)
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#mettreAJour()
  }

  #mettreAJour() {
    const adresse = new URL('/carte/integree', ORIGINE)
    adresse.search = this.getAttribute('vue') ?? ''
    if (this.#cadre.src !== adresse.href) this.#cadre.src = adresse.href
    this.#cadre.title = this.getAttribute('titre') ?? 'Carte du numérique éducatif, Cartable'
  }
}

if (!customElements.get('carte-cartable')) customElements.define('carte-cartable', CarteCartable)
