// Renders the card in the body of a request.

import { render } from 'what-changed-card/ssr';

export default {
  async fetch(request) {
    try {
      return new Response(render(await request.text()));
    } catch (error) {
      return Response.json(error.problems ?? String(error), { status: 422 });
    }
  },
};
