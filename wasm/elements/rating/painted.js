/** After the next frame, or soon where there are none: what people see first is not kept waiting by what comes later. */
export const painted = () => new Promise((done) => {
  (document.hidden ? setTimeout : requestAnimationFrame)(() => setTimeout(done));
});
