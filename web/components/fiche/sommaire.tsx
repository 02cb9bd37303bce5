/** Ways down a long page: `[id of the section, its title]`. */
export const Sommaire = ({ sections }: { sections: readonly (readonly [string, string])[] }) => (
  <nav class="fiche-sommaire" aria-label="Sections de la page">
    <ul>
      {sections.map(([id, titre]) => (
        <li key={id}>
          <a href={`#${id}`}>{titre}</a>
        </li>
      ))}
    </ul>
  </nav>
)
