/** The places of the built page that the server fills. */
export const INDEX =
  '<!doctype html><html lang="fr"><head><title>Cartable</title></head><body><div id="cartable"></div></body></html>'
