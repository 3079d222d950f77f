'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const SVG = 'http://www.w3.org/2000/svg';
  const GOOD = 900, FAIR = 800, PRINTED = 40;

  /* Elements: text is always set as text, never as markup. */
  const el = (name, attributes, ...children) => grow(document.createElement(name), attributes, children);
  const svg = (name, attributes, ...children) => grow(document.createElementNS(SVG, name), attributes, children);
  function grow(node, attributes, children) {
    for (const [key, value] of Object.entries(attributes || {})) if (value !== undefined) node.setAttribute(key, value);
    for (const child of children) if (child !== null && child !== undefined) node.append(child);
    return node;
  }

  const number = n => n.toLocaleString('en-US').replace(/,/g, '\u2009');
  const score = s => s === null || s === undefined ? '\u2013' : (s / 1000).toFixed(3);
  const grade = s => s === null || s === undefined ? 'none' : s >= GOOD ? 'good' : s >= FAIR ? 'fair' : 'poor';
  const percent = share => (share / 10).toFixed(share < 100 ? 1 : 0) + '\u202f%';
  const anchor = text => encodeURIComponent(text).replace(/%/g, '_').replace(/'/g, '_27');
  const figure = metric => !metric ? el('span', { class: 'none' }, '') : metric.s === null
    ? el('span', { class: 'poor', title: metric.why }, 'not measured')
    : el('span', { class: grade(metric.s), title: metric.k + (metric.e ? ', \u00b1 ' + score(metric.e) : '') }, score(metric.s));
  const by = key => (a, b) => a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;

  /* A distribution: the reference as grey bars, the synthetic rows over it as outlined ones or a line. */
  function chart(d, name) {
    return d.scale === 'steps' ? steps(d, name) : bars(d, name);
  }
  function told(d, name) {
    if (d.scale === 'steps') return 'Distribution of ' + name + ' from ' + d.labels[0] + ' to ' + d.labels[1];
    return 'Distribution of ' + name + ': ' + d.labels.slice(0, 4).map((l, i) =>
      l + ' ' + percent(d.reference[i]) + ' and ' + percent(d.synthetic[i])).join(', ');
  }
  function steps(d, name) {
    const w = 260, h = 92, base = h - 16, n = d.reference.length;
    const most = Math.max(1, ...d.reference, ...d.synthetic);
    const x = i => i * w / n, y = v => base - v / most * (base - 4);
    const out = svg('svg', { viewBox: `0 0 ${w} ${h}`, role: 'img', 'aria-label': told(d, name) });
    d.reference.forEach((v, i) => v && out.append(svg('rect', { class: 'real', x: x(i), y: y(v), width: w / n - .6, height: base - y(v) })));
    let path = `M0 ${base}`;
    d.synthetic.forEach((v, i) => { path += `L${x(i).toFixed(1)} ${y(v).toFixed(1)}L${x(i + 1).toFixed(1)} ${y(v).toFixed(1)}`; });
    out.append(svg('path', { class: 'madeline', d: path + `L${w} ${base}` }), svg('line', { class: 'axis', x1: 0, x2: w, y1: base, y2: base }));
    out.append(svg('text', { x: 0, y: h - 3 }, d.labels[0]), svg('text', { x: w, y: h - 3, 'text-anchor': 'end' }, d.labels[1]));
    return out;
  }
  function bars(d, name) {
    const w = 260, row = 17, left = 108, n = Math.min(d.reference.length, 13), h = n * row + 2;
    const most = Math.max(1, ...d.reference, ...d.synthetic), x = v => v / most * (w - left - 46);
    const out = svg('svg', { viewBox: `0 0 ${w} ${h}`, role: 'img', 'aria-label': told(d, name) });
    for (let i = 0; i < n; i++) {
      const label = d.labels[i] === '' ? '(empty)' : d.labels[i], y = i * row;
      const short = label.length > 14 ? label.slice(0, 13) + '\u2026' : label;
      const longest = Math.max(d.reference[i], d.synthetic[i]);
      out.append(svg('g', {}, svg('title', {}, `${label}: ${percent(d.reference[i])} and ${percent(d.synthetic[i])}`),
        svg('text', { class: 'ink', x: left - 6, y: y + 12, 'text-anchor': 'end' }, short),
        svg('rect', { class: 'real', x: left, y: y + 2, width: x(d.reference[i]), height: row - 5 }),
        svg('rect', { class: 'made', x: left, y: y + 5, width: x(d.synthetic[i]), height: row - 11 }),
        svg('text', { x: left + x(longest) + 5, y: y + 12 }, percent(d.synthetic[i]))));
    }
    return out;
  }

  /* How strongly pairs of columns hang together: blue up, red down. */
  function map(pairs, side, title) {
    const names = pairs.names, n = names.length, cell = n > 30 ? 9 : n > 16 ? 14 : n > 9 ? 20 : 26, label = n > 30 ? 0 : 122;
    const out = svg('svg', { width: label + n * cell, height: n * cell + 2, role: 'img', 'aria-label': title });
    names.forEach((name, i) => label && out.append(svg('text', { class: 'ink', x: label - 6, y: i * cell + cell / 2 + 4, 'text-anchor': 'end' },
      name.length > 15 ? name.slice(0, 14) + '\u2026' : name)));
    for (const p of pairs.cells) {
      const value = p[side];
      for (const [a, b] of [[p[0], p[1]], [p[1], p[0]]]) {
        out.append(svg('rect', { class: 'cell ' + (value === null ? 'empty' : value < 0 ? 'minus' : 'plus'), x: label + b * cell, y: a * cell,
          width: cell, height: cell, 'fill-opacity': value === null ? 1 : (.06 + .94 * Math.min(1, Math.abs(value) / 100)).toFixed(2) },
          svg('title', {}, `${names[a]}, ${names[b]}: ${value === null ? 'none' : (value / 100).toFixed(2)}; alike ${score(p[2])}`)));
      }
    }
    return el('figure', {}, el('figcaption', {}, title), out);
  }

  /* Tables that sort when a head is clicked. */
  function grid(heads, rows, id) {
    const body = el('tbody');
    const fill = list => body.replaceChildren(...list.map(r => r.row));
    const head = el('tr', {}, ...heads.map((h, i) => {
      const th = el('th', { scope: 'col', class: h.n ? 'n' : undefined }, el('button', { type: 'button' }, h.t));
      th.firstChild.addEventListener('click', () => {
        const up = th.getAttribute('aria-sort') !== 'ascending';
        for (const other of head.children) other.removeAttribute('aria-sort');
        th.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const sorted = [...rows].sort((a, b) => (a.keys[i] < b.keys[i] ? -1 : a.keys[i] > b.keys[i] ? 1 : 0) * (up ? 1 : -1));
        fill(sorted);
      });
      return th;
    }));
    fill(rows);
    return el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': id }, el('table', {}, el('thead', {}, head), body));
  }
  const cell = (content, n) => el('td', { class: n ? 'n' : undefined }, content);

  const legend = () => el('p', { class: 'legend' }, el('span', {}, el('b', { class: 'r' }), data.reference), el('span', {}, el('b', { class: 'm' }), 'synthetic rows'));

  function overview() {
    const tiles = el('div', { class: 'tiles' });
    const tile = (title, s, text, extra) => {
      const bar = el('i');
      bar.style.width = (s === null ? 0 : s / 10) + '%';
      tiles.append(el('div', { class: 'tile ' + (extra || '') }, el('h3', {}, title), el('div', { class: 'figure ' + grade(s) }, score(s)),
        el('div', { class: 'bar ' + grade(s) }, bar), el('p', {}, text)));
    };
    tile('Score', data.score, 'mean of the properties that count', 'whole');
    const held = data.checks.holds, bad = data.checks.broken;
    tiles.append(el('div', { class: 'tile whole' }, el('h3', {}, 'Integrity'), el('div', { class: 'figure ' + (bad ? 'poor' : 'good') }, bad ? number(bad) + ' broken' : 'holds'),
      el('p', {}, number(held) + ' checks hold' + (data.checks.open ? ', ' + number(data.checks.open) + ' not made' : ''))));
    for (const p of data.properties) {
      tile(p.name, p.s, number(p.n) + (p.n === 1 ? ' figure' : ' figures') + (p.missing ? ', ' + number(p.missing) + ' not measured' : '') + (p.counts ? '' : '; not in the score'));
    }
    document.getElementById('overview').append(tiles);
  }

  /* Tables in layers, parents left of their children. */
  function diagram() {
    const place = document.getElementById('diagram');
    const nodes = new Map(data.tables.map(t => [t.name, { t, rank: 0, up: [] }]));
    const edges = data.relationships.filter(r => nodes.has(r.child) && nodes.has(r.parent));
    for (const e of edges) if (e.child !== e.parent) nodes.get(e.child).up.push(nodes.get(e.parent));
    for (let round = 0; round < Math.min(nodes.size, 40); round++) {
      for (const n of nodes.values()) for (const p of n.up) if (p.rank >= n.rank && p.rank < 24) n.rank = p.rank + 1;
    }
    const layers = [];
    for (const n of nodes.values()) (layers[n.rank] = layers[n.rank] || []).push(n);
    const height = 30, gap = 16, step = 236, width = 172;
    const dense = layers.filter(l => l);
    dense.forEach((layer, column) => {
      layer.forEach(n => { n.want = n.up.length ? n.up.reduce((s, p) => s + (p.y || 0), 0) / n.up.length : 0; });
      layer.sort((a, b) => a.want - b.want || by('name')(a.t, b.t));
      layer.forEach((n, i) => { n.x = column * step; n.y = i * (height + gap); });
    });
    const high = Math.max(...dense.map(l => l.length)) * (height + gap);
    dense.forEach(layer => { const shift = (high - layer.length * (height + gap)) / 2; layer.forEach(n => { n.y += shift; }); });
    const out = svg('svg', { width: dense.length * step - step + width + 44, height: high + 4, role: 'group', 'aria-label': 'Tables, parents left of their children' });
    for (const e of edges) {
      const c = nodes.get(e.child), p = nodes.get(e.parent);
      const x1 = p.x + width + 1, y1 = p.y + height / 2, x2 = c.x + 1, y2 = c.y + height / 2;
      const loop = c.x <= p.x;
      const d = loop ? `M${x1} ${y1}c36 0 36 ${y2 - y1 + 12} 0 ${y2 - y1 + 9}` : `M${x1} ${y1}C${x1 + 40} ${y1} ${x2 - 40} ${y2} ${x2} ${y2}`;
      out.append(svg('a', { href: '#r-' + anchor(e.label), 'aria-label': e.label }, svg('path', { d, class: e.orphans ? 'broken' : undefined }, svg('title', {}, e.label + (e.orphans ? ': ' + number(e.orphans) + ' orphans' : '')))));
    }
    for (const n of nodes.values()) {
      const name = n.t.name.length > 20 ? n.t.name.slice(0, 19) + '\u2026' : n.t.name;
      out.append(svg('a', { href: '#t-' + anchor(n.t.name), 'aria-label': n.t.name }, svg('title', {}, `${n.t.name}: ${number(n.t.rows)} rows, shapes ${score(n.t.shape)}`),
        svg('rect', { x: n.x + 1, y: n.y + 1, width, height, rx: 5 }), svg('circle', { class: 'swatch ' + grade(n.t.shape), cx: n.x + 14, cy: n.y + height / 2 + 1, r: 4 }),
        svg('text', { class: 'ink', x: n.x + 26, y: n.y + height / 2 + 5 }, name)));
    }
    place.append(out);
  }

  function checks() {
    const place = document.getElementById('checks');
    place.append(grid([{ t: 'Check' }, { t: 'Made', n: 1 }, { t: 'Broken', n: 1 }, { t: 'Not made', n: 1 }, { t: 'Violations', n: 1 }],
      data.checks.kinds.map(k => ({ keys: k, row: el('tr', {}, ...k.map((v, i) => i === 0 ? cell(v) : el('td', { class: 'n' + (i === 2 && v ? ' poor' : '') }, number(v)))) })), 'Checks'));
    if (data.checks.bad.length) {
      place.append(el('h3', {}, 'What does not hold'), grid([{ t: 'What' }, { t: 'Where' }, { t: 'Violations', n: 1 }, { t: 'Detail' }],
        data.checks.bad.map(k => ({ keys: k, row: el('tr', {}, cell(k[0]), el('td', { class: 'wide' }, el('code', {}, k[1])), cell(number(k[2]), 1), el('td', { class: 'wide' }, k[3])) })), 'What does not hold'));
    }
  }

  function tableList() {
    document.getElementById('list').append(grid(
      [{ t: 'Table' }, { t: 'Rows', n: 1 }, { t: 'Columns', n: 1 }, { t: 'Shapes', n: 1 }, { t: 'Pairs', n: 1 }, { t: 'AUC', n: 1 }, { t: 'Least alike' }],
      data.tables.map(t => ({
        keys: [t.name, t.rows, t.columns.length, t.shape === null ? 2000 : t.shape, t.pair === null ? 2000 : t.pair, t.auc === null ? -1 : t.auc, t.worst || ''],
        row: el('tr', {}, cell(el('a', { href: '#t-' + anchor(t.name) }, t.name)), cell(number(t.rows), 1), cell(number(t.columns.length), 1),
          cell(el('span', { class: grade(t.shape) }, score(t.shape)), 1), cell(el('span', { class: grade(t.pair) }, score(t.pair)), 1),
          cell(t.auc === null ? '\u2013' : score(t.auc), 1), cell(t.worst ? el('a', { href: '#c-' + anchor(t.name + '.' + t.worst) }, t.worst) : '')),
      })), 'Tables'));
  }

  function columnCard(t, c) {
    const out = el('div', { class: 'card', id: 'c-' + anchor(t.name + '.' + c.name) });
    out.append(el('h4', {}, el('a', { href: '#c-' + anchor(t.name + '.' + c.name), title: c.name }, c.name), figure(c.shape)));
    const facts = [c.type, c.use === 'value' ? null : c.use];
    if (c.d && (c.d.missing[0] || c.d.missing[1])) facts.push('no value ' + percent(c.d.missing[0]) + ' / ' + percent(c.d.missing[1]));
    if (c.adherence && c.adherence.s !== null && c.adherence.s < 995) facts.push('within bounds ' + percent(c.adherence.s));
    out.append(el('p', { class: 'kind' }, facts.filter(f => f).join(' \u00b7 ')));
    if (c.d) out.append(chart(c.d, c.name));
    else if (c.shape && c.shape.s === null) out.append(el('p', { class: 'kind' }, c.shape.why));
    return out;
  }

  function tableBody(t) {
    const out = el('div', { class: 'body' });
    const values = t.columns.filter(c => c.use === 'value'), keys = t.columns.filter(c => c.use === 'key' || c.use === 'foreign key'), made = t.columns.filter(c => c.use === 'made');
    if (values.length) out.append(el('h3', {}, 'Columns'), legend(), el('div', { class: 'cards' }, ...values.map(c => columnCard(t, c))));
    if (keys.length) out.append(el('p', { class: 'note' }, 'Keys, which are checked and not compared: ' + keys.map(c => c.name).join(', ')));
    if (made.length) out.append(el('p', { class: 'note' }, 'Made by a provider or by form alone, so not compared: ' + made.map(c => c.name).join(', ')));
    if (t.pairs) {
      out.append(el('h3', {}, 'Pairs of columns'), el('p', { class: 'note' }, 'How strongly two columns hang together: correlation of numbers and times (blue up, red down), else Cram\u00e9r\u2019s V. The two maps should look alike.'),
        el('div', { class: 'maps' }, map(t.pairs, 3, 'Real rows'), map(t.pairs, 4, 'Synthetic rows')));
    }
    if (t.detection.length) {
      out.append(el('h3', {}, 'Telling them apart'), el('p', { class: 'note' }, 'The area under the curve of a classifier that looks for synthetic rows: 0.5 when it can but guess, 1 when it is always right.'),
        grid([{ t: 'It sees' }, { t: 'AUC', n: 1 }, { t: 'Score', n: 1 }], t.detection.map(d => ({ keys: [d.view, d.auc, d.metric.s], row: el('tr', {}, cell(d.view), cell(d.auc === null ? '\u2013' : score(d.auc), 1), cell(figure(d.metric), 1)) })), 'Detection of ' + t.name));
    }
    if (t.sequences) {
      out.append(el('h3', {}, 'From one row to the next'), el('p', { class: 'note' }, 'Rows of one parent in the order of ' + t.sequences.order + ': each column with itself one row before.'),
        grid([{ t: 'Column' }, { t: 'Alike', n: 1 }, { t: 'Real', n: 1 }, { t: 'Synthetic', n: 1 }],
          [{ keys: ['', t.sequences.gaps.s, 0, 0], row: el('tr', {}, cell('time between rows'), cell(figure(t.sequences.gaps), 1), cell(''), cell('')) },
          ...t.sequences.trends.map(p => ({ keys: [p[0], p[1].s, p[2], p[3]], row: el('tr', {}, cell(p[0]), cell(figure(p[1]), 1), cell(p[2] === null ? '' : (p[2] / 100).toFixed(2), 1), cell(p[3] === null ? '' : (p[3] / 100).toFixed(2), 1)) }))], 'Sequences of ' + t.name));
    }
    return out;
  }

  function panel(id, title, facts, body) {
    const out = el('details', { class: 'panel', id }, el('summary', {}, el('h2', {}, title), el('span', { class: 'facts' }, ...facts)));
    out.render = () => { if (out.children.length === 1) out.append(body()); };
    out.addEventListener('toggle', () => { if (out.open) out.render(); });
    return out;
  }
  const facts = (...pairs) => pairs.filter(p => p[1] !== null && p[1] !== undefined).flatMap((p, i) => [i ? ' \u00b7 ' : '', p[0], el('span', { class: p[2] || '' }, p[1])]);

  const panels = new Map();
  function tables() {
    const place = document.getElementById('tables'), side = document.getElementById('side');
    for (const t of data.tables) {
      const p = panel('t-' + anchor(t.name), t.name, facts(['', number(t.rows) + ' rows'], ['shapes ', score(t.shape), grade(t.shape)], ['pairs ', t.pair === null ? null : score(t.pair), grade(t.pair)]), () => tableBody(t));
      panels.set(p.id, p);
      for (const c of t.columns) panels.set('c-' + anchor(t.name + '.' + c.name), p);
      place.append(p);
      side.append(el('li', {}, el('a', { href: '#' + p.id }, el('span', {}, t.name), el('span', { class: grade(t.shape) }, score(t.shape)))));
    }
  }

  function relationships() {
    const place = document.getElementById('relationships');
    for (const r of data.relationships) {
      const p = panel('r-' + anchor(r.label), r.label, facts(['children per parent ', r.cardinality ? score(r.cardinality.s) : null, r.cardinality ? grade(r.cardinality.s) : ''],
        ['trends ', r.trend === null ? null : score(r.trend), grade(r.trend)], ['orphans ', r.orphans === null ? null : number(r.orphans), r.orphans ? 'poor' : 'good']), () => relationshipBody(r));
      panels.set(p.id, p);
      place.append(p);
    }
    if (!data.relationships.length) place.append(el('p', { class: 'note' }, 'There is none.'));
  }
  function relationshipBody(r) {
    const out = el('div', { class: 'body' });
    if (r.fanOut) out.append(el('h3', {}, 'Children per parent'), legend(), el('div', { class: 'cards' }, el('div', { class: 'card' }, chart(r.fanOut, 'children per parent'))));
    if (r.worst.length) {
      out.append(el('h3', {}, 'Least alike pairs of parent and child'), grid([{ t: 'Parent' }, { t: 'Child' }, { t: 'Alike', n: 1 }, { t: 'Real', n: 1 }, { t: 'Synthetic', n: 1 }],
        r.worst.map(w => ({ keys: [w[0], w[1], w[2].s, w[3], w[4]], row: el('tr', {}, cell(w[0]), cell(w[1]), cell(figure(w[2]), 1), cell(w[3] === null ? '' : (w[3] / 100).toFixed(2), 1), cell(w[4] === null ? '' : (w[4] / 100).toFixed(2), 1)) })), 'Pairs of ' + r.label));
    }
    if (out.children.length === 0) out.append(el('p', { class: 'note' }, 'Nothing else is known of it.'));
    return out;
  }

  function queries() {
    const place = document.getElementById('queries');
    if (!data.queries) { place.remove(); document.getElementById('to-queries').remove(); return; }
    place.append(grid([{ t: 'Query' }, { t: 'State' }, { t: 'Alike', n: 1 }, { t: 'Rows, real', n: 1 }, { t: 'Rows, synthetic', n: 1 }, { t: 'Note' }],
      data.queries.map(q => ({ keys: [q.place, q.state, q.s === null ? -1 : q.s, q.real, q.synthetic, q.note], row: el('tr', {}, el('td', { class: 'wide' }, el('code', {}, q.place)), el('td', { class: q.state === 'empty' ? 'poor' : '' }, q.state),
        cell(el('span', { class: grade(q.s) }, score(q.s)), 1), cell(q.real === null ? '' : number(q.real), 1), cell(q.synthetic === null ? '' : number(q.synthetic), 1), el('td', { class: 'wide' }, q.note)) })), 'Queries'));
  }

  /* A link to a column opens its table first. */
  function follow() {
    const id = location.hash.slice(1), p = panels.get(id);
    if (!p) return;
    p.render();
    p.open = true;
    const target = document.getElementById(id);
    if (target) target.scrollIntoView();
  }

  function search() {
    const field = document.getElementById('search'), found = document.getElementById('found');
    field.addEventListener('input', () => {
      const text = field.value.trim().toUpperCase();
      const hits = [];
      data.tables.forEach((t, i) => {
        const columns = text ? t.columns.filter(c => c.name.includes(text)) : [];
        const shown = !text || t.name.includes(text) || columns.length > 0;
        document.getElementById('side').children[i].classList.toggle('hidden', !shown);
        document.getElementById('t-' + anchor(t.name)).classList.toggle('hidden', !shown);
        columns.forEach(c => hits.push([t.name, c.name]));
      });
      found.replaceChildren(...hits.slice(0, 12).map(([t, c]) => el('li', {}, el('a', { href: '#c-' + anchor(t + '.' + c) }, el('span', {}, t + '.' + c)))));
    });
  }

  overview(); diagram(); checks(); tableList(); tables(); relationships(); queries(); search();
  addEventListener('hashchange', follow);
  addEventListener('beforeprint', () => { if (data.tables.length <= PRINTED) for (const p of new Set(panels.values())) { p.render(); p.open = true; } });
  follow();
  if (data.tables.length === 1) { const only = panels.get('t-' + anchor(data.tables[0].name)); only.render(); only.open = true; }
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
})();
