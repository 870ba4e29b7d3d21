// The script of a host that allows frames: it sets a frame's height to the one that its page reports.

const frame = document.querySelector('iframe');

addEventListener('message', ({ source, data }) => {
  if (source === frame.contentWindow && data.sentinel === 'amp') frame.height = data.height;
});
