import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';

/**
 * `<td ${height(pixels)}>`. Lit's styleMap begins by writing the style attribute, which a strict
 * Content-Security-Policy forbids; properties of the style object are allowed.
 */
export const height = directive(class extends Directive {
  update({ element }, [pixels]) {
    element.style.height = `${Math.max(0, pixels)}px`;
    return noChange;
  }

  render() { return noChange; }
});
