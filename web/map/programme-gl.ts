/**
 * Compiles and links two shaders.
 * @throws Error when the graphics card refuses them.
 */
export function link(gl: WebGL2RenderingContext, sommets: string, fragments: string): WebGLProgram {
  const programme = gl.createProgram()
  for (const [genre, texte] of [
    [gl.VERTEX_SHADER, sommets],
    [gl.FRAGMENT_SHADER, fragments],
  ] as const) {
    const shader = gl.createShader(genre)
    if (!shader) continue
    gl.shaderSource(shader, texte)
    gl.compileShader(shader)
    gl.attachShader(programme, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(programme)
  if (!gl.getProgramParameter(programme, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(`shaders cannot be linked: ${gl.getProgramInfoLog(programme)}`)
  return programme
}
