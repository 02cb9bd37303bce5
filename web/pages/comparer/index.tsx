export const Page = () => <main class="page-fiche" />
