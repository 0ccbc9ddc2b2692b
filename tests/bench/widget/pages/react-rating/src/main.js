import '@smastrom/react-rating/style.css';
import { Rating } from '@smastrom/react-rating';
import { createElement, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Widget() {
  const [rating, setRating] = useState(0);
  useEffect(() => { performance.mark('rating-ready'); }, []);
  const change = (value) => {
    setRating(value);
    fetch('api/rate', { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ rating: value }) });
  };
  return [
    createElement('p', { key: 'question', id: 'q' }, 'How helpful was this page?'),
    createElement(Rating, { key: 'rating', style: { maxWidth: 250 }, value: rating, onChange: change, visibleLabelId: 'q', isRequired: true }),
    createElement('p', { key: 'status', role: 'status' }, rating ? 'Thank you!' : ''),
  ];
}

createRoot(document.getElementById('widget')).render(createElement(Widget));
