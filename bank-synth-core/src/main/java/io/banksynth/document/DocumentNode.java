package io.banksynth.document;

import io.banksynth.error.BankSynthException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place in a tree of maps, lists and scalars, read strictly: what is missing, of another type or unknown is refused
 * with the place where it stands.
 *
 * @param path such as {@code relationships[3].child}
 * @param place names a path for a message, for instance with its file and line
 */
public record DocumentNode(@Nullable Object value, String path, Function<String, String> place) {
    /** Refuses the document because of this place. */
    public BankSynthException refused(String reason) {
        return BankSynthException.usage("Cannot read " + place.apply(path) + ": " + reason);
    }

    /** The same place, after checking that it is a map with no other keys than these. */
    public DocumentNode withKeys(String... allowed) {
        Set<String> known = Set.of(allowed);
        for (Object key : map().keySet()) {
            if (!(key instanceof String text) || !known.contains(text)) {
                throw child(String.valueOf(key))
                        .refused("unknown key " + key + "; known are " + String.join(", ", allowed));
            }
        }
        return this;
    }

    private Map<?, ?> map() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw refused("a map is needed here");
    }

    /** The keys of this map and what they hold, in the order of the document. */
    public Map<String, DocumentNode> entries() {
        Map<String, DocumentNode> entries = new LinkedHashMap<>();
        for (Object key : map().keySet()) {
            entries.put(String.valueOf(key), child(String.valueOf(key)));
        }
        return entries;
    }

    private DocumentNode child(String key) {
        return new DocumentNode(map().get(key), path.isEmpty() ? key : path + "." + key, place);
    }

    /** The value of a key, if the key is there. */
    public Optional<DocumentNode> optional(String key) {
        return map().get(key) == null ? Optional.empty() : Optional.of(child(key));
    }

    /** The value of a key that must be there. */
    public DocumentNode required(String key) {
        return optional(key).orElseThrow(() -> refused("the key " + key + " is missing"));
    }

    /** The items of a list; none if the key is not there. */
    public List<DocumentNode> items(String key) {
        return optional(key).map(DocumentNode::items).orElse(List.of());
    }

    /** The items of this list. */
    public List<DocumentNode> items() {
        if (!(value instanceof List<?> list)) {
            throw refused("a list is needed here");
        }
        List<DocumentNode> nodes = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            nodes.add(new DocumentNode(list.get(i), path + "[" + i + "]", place));
        }
        return nodes;
    }

    /** Non-blank text. A plain number is taken as its digits, since YAML reads a table named 2024 as one. */
    public String text() {
        String text =
                value instanceof String || value instanceof Integer || value instanceof Long ? value.toString() : "";
        if (text.isBlank()) {
            throw refused("a text is needed here");
        }
        return text;
    }

    /** Text that may be empty; empty if the key is not there. */
    public String text(String key) {
        return optional(key)
                .filter(n -> !"".equals(n.value))
                .map(DocumentNode::text)
                .orElse("");
    }

    /** The items of this list, each a non-blank text. */
    public List<String> texts() {
        return items().stream().map(DocumentNode::text).toList();
    }

    /** True or false. */
    public boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw refused("true or false is needed here");
    }

    /** A whole number of at least 0 that fits an int. */
    public int count() {
        if (value instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() >= 0) {
            return number.intValue();
        }
        throw refused("a whole number is needed here");
    }

    /** A whole number of at least 0. */
    public long longCount() {
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
            return ((Number) value).longValue();
        }
        throw refused("a whole number is needed here");
    }

    /** A whole number that a {@code long} holds. */
    public long whole() {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw refused("a whole number is needed here");
    }

    /** A list of whole numbers. */
    public List<Long> wholes() {
        return items().stream().map(DocumentNode::whole).toList();
    }

    /** Any number. */
    public double number() {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw refused("a number is needed here");
    }

    /** Text as it stands, empty or not. */
    public String verbatim() {
        if (value instanceof String text) {
            return text;
        }
        throw refused("a text is needed here");
    }

    /** A number from 0 to 1. */
    public double share() {
        if (value instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw refused("a number between 0 and 1 is needed here");
    }

    /** One of the constants of an enum, written in lower case. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        String text = text();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw refused(text + " is none of "
                + java.util.Arrays.stream(type.getEnumConstants())
                        .map(c -> c.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }

    /** What {@code reader} makes of this place; what it refuses is refused here. */
    public <T> T as(Function<DocumentNode, T> reader) {
        try {
            return reader.apply(this);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()));
        }
    }
}
