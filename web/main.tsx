import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.tsx'
import { etat } from './state/donnees.ts'
import './styles/index.css'

/** Longest wait for the state of the observatory before the page is drawn without it, in milliseconds. */
const PATIENCE = 1500

/** The state decides whether a banner stands above the page: drawn before it is known, all would shift. */
const connu = new Promise<void>((done) => {
  setTimeout(done, PATIENCE)
  effect(() => {
    const { phase } = etat.etat.value
    if (phase === 'pret' || phase === 'erreur') done()
  })
})

const root = document.getElementById('cartable')
if (root) connu.then(() => render(<App />, root))
