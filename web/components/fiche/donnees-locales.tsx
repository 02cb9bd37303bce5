import type { ComponentChildren } from 'preact'
import {
  ditAuteur,
  ditCouvertureLocale,
  ditTitreLocal,
  NOTE_LOCALES,
  writeLocale,
  writeNationale,
} from '../../../data/mots/donnees-locales.ts'
import type { CouvertureLocale, DonneesLocalesEcole } from '../../../server/contract/jeu-local.ts'
import { enFichier, pageTerritoire } from '../../api/adresses-fiches.ts'

/** Line of the table of contents of a page that shows local data. */
export const SECTION_LOCALES = ['donnees-locales', 'Données locales'] as const

/** Sets of local data, apart from national values: what they are is said once, and each has a frame of its own. */
function Section({ vide, children }: { vide: boolean; children: ComponentChildren }) {
  if (vide) return null
  return (
    <section id={SECTION_LOCALES[0]} aria-labelledby="titre-locales">
      <h2 id="titre-locales">{SECTION_LOCALES[1]}</h2>
      <p>{NOTE_LOCALES}</p>
      {children}
    </section>
  )
}

interface PropsJeu {
  jeu: DonneesLocalesEcole | CouvertureLocale
  titre: string
  children: ComponentChildren
}

/** One set, under its author. */
const Jeu = ({ jeu, titre, children }: PropsJeu) => (
  <div class="donnees-locales">
    <h3>{titre}</h3>
    <p class="note">
      <a href={pageTerritoire(jeu.auteur)}>{ditAuteur(jeu)}</a>
    </p>
    {children}
  </div>
)

/** What pilot territories publish of a school, each under its author. */
export const LocalesEcole = ({ jeux }: { jeux: readonly DonneesLocalesEcole[] }) => (
  <Section vide={jeux.length === 0}>
    {jeux.map((jeu) => (
      <Jeu key={`${jeu.depot} ${jeu.campagne} ${jeu.programme}`} jeu={jeu} titre={ditTitreLocal(jeu)}>
        <div class="defile">
          <table class="table-simple">
            <thead>
              <tr>
                <th scope="col">Champ</th>
                <th scope="col">Valeur locale</th>
                <th scope="col">Source nationale</th>
              </tr>
            </thead>
            <tbody>
              {jeu.valeurs.map(({ champ, libelle, valeur, statut, nationale }) => (
                <tr key={champ}>
                  <th scope="row">{libelle}</th>
                  <td class="depot-valeur">{writeLocale(valeur, statut)}</td>
                  <td class="depot-valeur">{writeNationale(nationale)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Jeu>
    ))}
  </Section>
)

/** What pilot territories publish of a territory, and how much of it they describe. */
export const LocalesTerritoire = ({ jeux }: { jeux: readonly CouvertureLocale[] }) => (
  <Section vide={jeux.length === 0}>
    {jeux.map((jeu) => (
      <Jeu key={jeu.depot} jeu={jeu} titre={jeu.titre}>
        <p>{ditCouvertureLocale(jeu)}.</p>
        <p class="telechargements">
          <a href={enFichier(jeu.url, 'csv')}>CSV</a>
          <a href={enFichier(jeu.url, 'xlsx')}>XLSX</a>
          <a href={jeu.url}>API</a>
        </p>
      </Jeu>
    ))}
  </Section>
)
