package io.banksynth.source.jdbc;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Values of some columns of a table, as the driver gives them, in the order in which they came. */
final class KeySet {
    private final Set<List<Object>> keys = new LinkedHashSet<>();

    /** Adds a key; one with a null in it is none. */
    void add(List<Object> key) {
        keys.add(key);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** The keys in lists of at most so many. */
    List<List<List<Object>>> inParts(int most) {
        List<List<List<Object>>> parts = new ArrayList<>();
        Iterator<List<Object>> left = keys.iterator();
        while (left.hasNext()) {
            List<List<Object>> part = new ArrayList<>();
            while (left.hasNext() && part.size() < most) {
                part.add(left.next());
            }
            parts.add(part);
        }
        return parts;
    }

    /** Those that the other set does not hold. */
    KeySet without(KeySet other) {
        KeySet rest = new KeySet();
        keys.stream().filter(key -> !other.keys.contains(key)).forEach(rest::add);
        return rest;
    }

    void addAll(KeySet other) {
        keys.addAll(other.keys);
    }
}
