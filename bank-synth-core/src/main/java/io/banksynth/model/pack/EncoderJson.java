package io.banksynth.model.pack;

import io.banksynth.document.DocumentNode;
import io.banksynth.model.CheckDigits;
import io.banksynth.model.ColumnModel;
import io.banksynth.model.Encoder;
import io.banksynth.model.KeyForm;
import io.banksynth.model.Mask;
import io.banksynth.model.TickScale;
import io.banksynth.privacy.provider.Locales;
import io.banksynth.privacy.provider.Providers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Encoders, key forms and verbatim columns as trees for {@code encoders.json}. */
final class EncoderJson {
    private EncoderJson() {}

    static Map<String, Object> tree(Encoder encoder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (encoder instanceof Encoder.Texts texts) {
            tree.put("kind", "texts");
            tree.put("values", texts.values());
            tree.put("masks", texts.masks().stream().map(Mask::pattern).toList());
        } else if (encoder instanceof Encoder.Numbers numbers) {
            tree.put("kind", "numbers");
            if (!numbers.scale().equals(TickScale.CELLS)) {
                tree.put("ticks", numbers.scale().unit().name().toLowerCase(Locale.ROOT));
                tree.put("exponent", numbers.scale().exponent());
            }
            tree.put("values", numbers.values());
            tree.put("edges", numbers.edges());
            tree.put("steps", numbers.steps());
        }
        return tree;
    }

    static Encoder encoder(DocumentNode node) {
        String kind = node.required("kind").text();
        if (kind.equals("texts")) {
            node.withKeys("column", "kind", "values", "masks");
            return new Encoder.Texts(
                    node.items("values").stream().map(DocumentNode::verbatim).toList(),
                    node.items("masks").stream()
                            .map(m -> m.as(n -> new Mask(n.verbatim())))
                            .toList());
        }
        if (kind.equals("numbers")) {
            return numbers(node);
        }
        throw node.required("kind").refused(kind + " is none of texts, numbers");
    }

    static Encoder.Numbers numbers(DocumentNode node) {
        node.withKeys("column", "relationship", "kind", "ticks", "exponent", "values", "edges", "steps");
        TickScale scale = node.optional("ticks")
                .map(ticks -> new TickScale(
                        ticks.constant(TickScale.Unit.class),
                        node.required("exponent").count()))
                .orElse(TickScale.CELLS);
        return new Encoder.Numbers(
                scale,
                node.required("values").wholes(),
                node.required("edges").wholes(),
                node.required("steps").wholes());
    }

    static Map<String, Object> tree(KeyForm form) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", "key");
        if (form instanceof KeyForm.Sequence sequence) {
            tree.put("form", "sequence");
            tree.put("start", sequence.start());
            tree.put("step", sequence.step());
        } else if (form instanceof KeyForm.Formatted formatted) {
            tree.put("form", "formatted");
            tree.put("prefix", formatted.prefix());
            tree.put("width", formatted.width());
            tree.put("suffix", formatted.suffix());
            tree.put("start", formatted.start());
        } else if (form instanceof KeyForm.Scattered scattered) {
            tree.put("form", "scattered");
            tree.put("digits", scattered.digits());
        } else if (form instanceof KeyForm.Masked masked) {
            tree.put("form", "masked");
            tree.put("mask", masked.mask().pattern());
        } else if (form instanceof KeyForm.Checked checked) {
            tree.put("form", "checked");
            tree.put("rule", checked.rule().name().toLowerCase(Locale.ROOT));
            tree.put("mask", checked.mask().pattern());
        } else if (form instanceof KeyForm.Uuid uuid) {
            tree.put("form", "uuid");
            tree.put("upper_case", uuid.upperCase());
        } else if (form instanceof KeyForm.Ordinal ordinal) {
            tree.put("form", "ordinal");
            tree.put("start", ordinal.start());
        } else if (form instanceof KeyForm.Spread spread) {
            window(tree, "spread", spread.first(), spread.step(), spread.count());
        } else if (form instanceof KeyForm.Digit digit) {
            window(tree, "digit", digit.first(), digit.step(), digit.count());
        }
        return tree;
    }

    private static void window(Map<String, Object> tree, String form, long first, long step, long count) {
        tree.put("form", form);
        tree.put("first", first);
        tree.put("step", step);
        tree.put("count", count);
    }

    static KeyForm form(DocumentNode node) {
        String form = node.required("form").text();
        node.withKeys(
                "column",
                "kind",
                "form",
                "start",
                "step",
                "prefix",
                "width",
                "suffix",
                "digits",
                "mask",
                "rule",
                "upper_case",
                "first",
                "count");
        return switch (form) {
            case "sequence" ->
                new KeyForm.Sequence(
                        node.required("start").whole(), node.required("step").whole());
            case "formatted" ->
                new KeyForm.Formatted(
                        node.required("prefix").verbatim(),
                        node.required("width").count(),
                        node.required("suffix").verbatim(),
                        node.required("start").whole());
            case "scattered" -> new KeyForm.Scattered(node.required("digits").count());
            case "masked" -> new KeyForm.Masked(new Mask(node.required("mask").verbatim()));
            case "checked" ->
                new KeyForm.Checked(
                        node.required("rule").constant(CheckDigits.class),
                        new Mask(node.required("mask").verbatim()));
            case "uuid" -> new KeyForm.Uuid(node.required("upper_case").truth());
            case "ordinal" -> new KeyForm.Ordinal(node.required("start").whole());
            case "spread" ->
                new KeyForm.Spread(
                        node.required("first").whole(),
                        node.required("step").whole(),
                        node.required("count").whole());
            case "digit" ->
                new KeyForm.Digit(
                        node.required("first").whole(),
                        node.required("step").whole(),
                        node.required("count").whole());
            default -> throw node.required("form").refused(form + " is no form of a key that this version knows");
        };
    }

    static Map<String, Object> tree(ColumnModel.Provided provided) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", "provided");
        tree.put("provider", provided.provider());
        tree.put("locale", provided.locale());
        tree.put("unique", provided.repeats() == ColumnModel.Repeats.NEVER);
        if (!provided.person().isEmpty()) {
            tree.put("person", provided.person());
        }
        provided.genderColumn().ifPresent(gender -> tree.put("gender", gender));
        tree.put("nulls", provided.nulls());
        tree.put("rows", provided.rows());
        return tree;
    }

    static ColumnModel.Provided provided(String column, DocumentNode node) {
        node.withKeys("column", "kind", "provider", "locale", "unique", "person", "gender", "nulls", "rows");
        String provider = node.required("provider").text();
        String locale = node.required("locale").text();
        if (!Providers.names().contains(provider) || !Locales.NAMES.contains(locale)) {
            throw node.refused("this version knows no provider " + provider + " of " + locale);
        }
        return new ColumnModel.Provided(
                column,
                provider,
                locale,
                node.required("unique").truth() ? ColumnModel.Repeats.NEVER : ColumnModel.Repeats.ALLOWED,
                node.text("person"),
                node.optional("gender").map(DocumentNode::text),
                node.required("nulls").whole(),
                node.required("rows").whole());
    }

    static Map<String, Object> tree(ColumnModel.Verbatim verbatim) {
        List<Object> values = new ArrayList<>();
        for (Optional<String> value : verbatim.values()) {
            values.add(value.orElse(null));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", "verbatim");
        tree.put("values", values);
        return tree;
    }

    static ColumnModel.Verbatim verbatim(String column, DocumentNode node) {
        node.withKeys("column", "kind", "values");
        List<Optional<String>> values = node.required("values").items().stream()
                .map(v -> v.value() == null ? Optional.<String>empty() : Optional.of(v.verbatim()))
                .toList();
        return new ColumnModel.Verbatim(column, values);
    }
}
