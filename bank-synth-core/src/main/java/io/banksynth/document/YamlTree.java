package io.banksynth.document;

import io.banksynth.error.BankSynthException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds a tree out of a parser's events, and notes the line of each path in it. No recursion: depth costs no stack. */
final class YamlTree {
    private static final int DEEPEST = 32;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Deque<Level> open = new ArrayDeque<>();
    private @Nullable Object root;
    private boolean ended;

    YamlTree(String name) {
        this.name = name;
    }

    @Nullable Object root() {
        return root;
    }

    /** The line of each path, from 1. */
    Map<String, Integer> lines() {
        return lines;
    }

    void accept(Event event) {
        int line = event.getStartMark().map(m -> m.getLine() + 1).orElse(1);
        if (event instanceof AliasEvent) {
            throw refused(line, "an alias (*name) is not allowed; write the value again");
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw refused(line, "an anchor (&name) is not allowed");
        }
        switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event, line);
            case MappingStart, SequenceStart -> start((CollectionStartEvent) event, line);
            case MappingEnd, SequenceEnd -> open.pop();
            case DocumentStart -> {
                if (ended) {
                    throw refused(line, "only one document is allowed in a file");
                }
            }
            case DocumentEnd -> ended = true;
            default -> {
                // Stream marks and comments say nothing.
            }
        }
    }

    private void scalar(ScalarEvent event, int line) {
        refuseTag(event.getTag().isPresent(), line);
        Level level = open.peek();
        if (level instanceof MapLevel map && map.key == null) {
            if (map.values.containsKey(event.getValue())) {
                throw refused(line, "the key " + event.getValue() + " is given twice");
            }
            map.key = event.getValue();
            lines.put(map.nextPath(), line);
            return;
        }
        put(event.isPlain() ? plain(event.getValue()) : event.getValue(), line);
    }

    private void start(CollectionStartEvent event, int line) {
        refuseTag(event.getTag().isPresent(), line);
        Level parent = open.peek();
        if (parent instanceof MapLevel map && map.key == null) {
            throw refused(line, "a key must be a text");
        }
        if (open.size() == DEEPEST) {
            throw refused(line, "it is nested more than " + DEEPEST + " levels deep");
        }
        String path = parent == null ? "" : parent.nextPath();
        Level level = event instanceof MappingStartEvent ? new MapLevel(path) : new ListLevel(path);
        put(level.content(), line);
        open.push(level);
    }

    private void put(@Nullable Object value, int line) {
        Level level = open.peek();
        if (level == null) {
            root = value;
        } else {
            lines.putIfAbsent(level.nextPath(), line);
            level.add(value);
        }
    }

    private void refuseTag(boolean tagged, int line) {
        if (tagged) {
            throw refused(line, "a tag (!name) is not allowed");
        }
    }

    private BankSynthException refused(int line, String reason) {
        return BankSynthException.usage("Cannot read " + name + ", line " + line + ": " + reason);
    }

    /** What an unquoted scalar means: the JSON-like core of YAML 1.2, so that {@code no} and {@code 012a} are texts. */
    private static @Nullable Object plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> null;
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> {
                if (WHOLE.matcher(text).matches()) {
                    yield Long.parseLong(text);
                }
                yield NUMBER.matcher(text).matches() ? Double.valueOf(text) : text;
            }
        };
    }

    /** A map or list that is not yet closed. */
    private interface Level {
        Object content();

        String nextPath();

        void add(@Nullable Object value);
    }

    private static final class MapLevel implements Level {
        private final String path;
        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
        private @Nullable String key;

        MapLevel(String path) {
            this.path = path;
        }

        @Override
        public Object content() {
            return values;
        }

        @Override
        public String nextPath() {
            return path.isEmpty() ? String.valueOf(key) : path + "." + key;
        }

        @Override
        public void add(@Nullable Object value) {
            values.put(String.valueOf(key), value);
            key = null;
        }
    }

    private static final class ListLevel implements Level {
        private final String path;
        private final List<@Nullable Object> values = new ArrayList<>();

        ListLevel(String path) {
            this.path = path;
        }

        @Override
        public Object content() {
            return values;
        }

        @Override
        public String nextPath() {
            return path + "[" + values.size() + "]";
        }

        @Override
        public void add(@Nullable Object value) {
            values.add(value);
        }
    }
}
