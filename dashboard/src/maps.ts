import { postJson } from './post'

/** A map as lists show it. */
export interface MapSummary {
  id: string
  name: string
}

/** The maps the reader may see, as far as one page goes. */
export interface MapPage {
  maps: MapSummary[]
  hasMore: boolean
}

/** Thrown when the server does not know who asks. */
export class NotSignedIn extends Error {}

interface Answer {
  data?: { maps: { nodes: MapSummary[]; pageInfo: { hasNextPage: boolean } } | null } | null
  errors?: { message: string; extensions?: { code?: string } }[]
}

const query = 'query Maps($first: Int!) { maps(first: $first) { nodes { id name } pageInfo { hasNextPage } } }'

/**
 * The first maps, in the server's order.
 *
 * @param endpoint address of the GraphQL endpoint
 * @param first how many, 1 to 100
 * @throws NotSignedIn, Unreachable, or an Error with the server's own words
 */
export async function fetchMaps(endpoint: string | URL, first: number): Promise<MapPage> {
  const accept = 'application/graphql-response+json'
  const response = await postJson(endpoint, { query, variables: { first } }, { accept })
  if (response.status === 401) throw new NotSignedIn()
  const answer = await readAnswer(response)
  if (answer.errors?.some((error) => error.extensions?.code === 'UNAUTHENTICATED')) throw new NotSignedIn()
  if (!answer.data?.maps) throw new Error(answer.errors?.[0]?.message ?? `HTTP ${response.status}`)
  return { maps: answer.data.maps.nodes, hasMore: answer.data.maps.pageInfo.hasNextPage }
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  try {
    return JSON.parse(text) as Answer
  } catch {
    return { errors: [{ message: `HTTP ${response.status}` }] }
  }
}
