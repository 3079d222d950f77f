package io.banksynth.audit;

import io.banksynth.audit.AuditReport.Disclosure;
import io.banksynth.audit.AuditReport.Exemption;
import io.banksynth.audit.AuditReport.Leak;
import io.banksynth.audit.AuditReport.Proof;
import io.banksynth.model.Mask;
import io.banksynth.model.ModelPack;
import io.banksynth.model.TableModel;
import io.banksynth.model.pack.PackFiles;
import io.banksynth.privacy.Level;
import io.banksynth.schema.Column;
import io.banksynth.schema.TableName;
import io.banksynth.source.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Lists all that a pack holds, and looks in it for what must not be there. */
public final class PackAudit {
    /** Shorter texts stand in others by chance. */
    private static final int TELLING = 6;

    private static final Pattern WORD_BREAK = Pattern.compile("[\\s,;:()\"']+");
    /** Stands where no form is shared by k units, whatever the values are. */
    private static final Pattern ANY_WORD = Pattern.compile("Aa*");

    private static final Set<String> COUNTED = Set.of("values", "frequencies", "masks");
    /** Words of the pack's own language, which some column may hold as well. */
    private static final Set<String> OWN_WORDS =
            Set.of("kind", "form", "provider", "locale", "level", "origin", "type", "role", "ticks", "format");

    private final ModelPack pack;
    private final Optional<SampleFacts> facts;
    private final Map<String, Map<String, Integer>> forms = new HashMap<>();
    private final List<Leak> leaks = new ArrayList<>();

    private PackAudit(ModelPack pack, Optional<SampleFacts> facts) {
        this.pack = pack;
        this.facts = facts;
    }

    /**
     * Audits a pack.
     *
     * @param samples what it was trained on, to prove that nothing of it leaks; empty to list only
     */
    public static AuditReport of(PackFiles.Loaded loaded, Optional<List<Sample>> samples) {
        ModelPack pack = loaded.pack();
        return new PackAudit(pack, samples.map(list -> new SampleFacts(pack, list))).report(loaded.digest());
    }

    private AuditReport report(String digest) {
        List<PackItem> items = PackItems.of(pack);
        facts.ifPresent(known -> {
            Map<String, String> guarded = guarded(known);
            items.forEach(item -> check(item, known, guarded));
        });
        return new AuditReport(
                pack.graph().schema(),
                digest,
                pack.k(),
                pack.ledger(),
                facts.isPresent() ? Proof.AGAINST_SAMPLES : Proof.NOT_MADE,
                disclosures(items),
                leaks);
    }

    private Level level(TableName table, String column) {
        boolean known = pack.graph().table(table).flatMap(t -> t.column(column)).isPresent();
        return known ? pack.privacy().level(table, column) : Level.RESTRICTED;
    }

    private boolean isReference(TableName table) {
        return pack.model(table).map(TableModel::reference).orElse(false);
    }

    private Exemption exemption(TableName table, String column) {
        if (level(table, column) == Level.PUBLIC) {
            return Exemption.PUBLIC;
        }
        if (isReference(table)) {
            return Exemption.REFERENCE_TABLE;
        }
        return pack.ledger().isPresent() ? Exemption.DIFFERENTIAL_PRIVACY : Exemption.NONE;
    }

    /** Every value that must not be in the pack, with the column that it is of. */
    private Map<String, String> guarded(SampleFacts known) {
        Map<String, String> guarded = new HashMap<>();
        for (Sample sample : known.samples()) {
            boolean trained = pack.graph().table(sample.table()).isPresent();
            for (Column column : sample.columns()) {
                if (trained && !level(sample.table(), column.name()).learnable()) {
                    known.units(sample.table(), column.name())
                            .keySet()
                            .forEach(text -> guarded.put(text, sample.table() + "." + column.name()));
                }
            }
        }
        return guarded;
    }

    private void check(PackItem item, SampleFacts known, Map<String, String> guarded) {
        Optional<String> text = item.text();
        if (item.table().isPresent() && item.column().isPresent()) {
            checkOfColumn(item, item.table().get(), item.column().get(), known, guarded);
        } else if (text.isPresent()) {
            checkWords(item, text.get(), guarded);
        }
    }

    private void checkOfColumn(
            PackItem item, TableName table, String column, SampleFacts known, Map<String, String> guarded) {
        boolean sampled = known.has(table, column);
        if (!level(table, column).learnable()) {
            boolean value = item.kind().equals("values") || item.kind().equals("frequencies");
            if (value && sampled && known.units(table, column).containsKey(String.valueOf(item.value()))) {
                leaks.add(new Leak(
                        item.place(), "a value of this " + level(table, column).word() + " column"));
            }
            return;
        }
        Optional<String> text = item.text();
        if (text.isEmpty() || exemption(table, column) != Exemption.NONE || !sampled) {
            return;
        }
        OptionalInt units = units(item, table, column, known);
        if (units.isPresent() && units.getAsInt() < pack.k()) {
            leaks.add(new Leak(item.place(), "only " + units.getAsInt() + " units share it"));
        } else if (units.isEmpty() && !OWN_WORDS.contains(item.kind())) {
            checkWords(item, text.get(), guarded);
        }
    }

    /** The units behind a value, frequency or mask; empty for what is none. */
    private OptionalInt units(PackItem item, TableName table, String column, SampleFacts known) {
        if (!COUNTED.contains(item.kind()) || item.text().isEmpty()) {
            return OptionalInt.empty();
        }
        String text = item.text().get();
        if (item.kind().equals("masks")) {
            Mask mask = new Mask(text);
            boolean plain = mask.form().equals(text);
            Map<String, Integer> masks = forms.computeIfAbsent(
                    table + "\n" + column + (plain ? "" : "\n" + text),
                    key -> known.counted(
                            table,
                            column,
                            value -> plain || !mask.fits(value) ? Mask.of(value).pattern() : text));
            boolean anyWord = ANY_WORD.matcher(text).matches();
            return masks.containsKey(text) && !anyWord ? OptionalInt.of(masks.get(text)) : OptionalInt.empty();
        }
        return OptionalInt.of(known.units(table, column).getOrDefault(text, 0));
    }

    /** A text that is no learned value: no long value of a guarded column may stand in it. */
    private void checkWords(PackItem item, String text, Map<String, String> guarded) {
        if (OWN_WORDS.contains(item.kind()) || text.length() < TELLING) {
            return;
        }
        String whole = guarded.get(text);
        if (whole != null) {
            leaks.add(new Leak(item.place(), "a value of " + whole));
            return;
        }
        WORD_BREAK
                .splitAsStream(text)
                .filter(word -> word.length() >= TELLING && word.chars().anyMatch(c -> !Character.isLetter(c)))
                .filter(guarded::containsKey)
                .forEach(word -> leaks.add(new Leak(item.place(), "holds a value of " + guarded.get(word))));
    }

    private List<Disclosure> disclosures(List<PackItem> items) {
        record Group(TableName table, String column, String kind) {}
        Map<Group, List<PackItem>> groups = new LinkedHashMap<>();
        for (PackItem item : items) {
            boolean named =
                    item.kind().equals("column") || item.kind().equals("name") || OWN_WORDS.contains(item.kind());
            if (item.table().isPresent() && item.column().isPresent() && !named) {
                groups.computeIfAbsent(
                                new Group(item.table().get(), item.column().get(), item.kind()), g -> new ArrayList<>())
                        .add(item);
            }
        }
        List<Disclosure> out = new ArrayList<>();
        groups.forEach((group, members) -> {
            OptionalInt fewest = OptionalInt.empty();
            for (PackItem item : members) {
                OptionalInt units = facts.filter(f -> pack.ledger().isEmpty() && f.has(group.table(), group.column()))
                        .map(f -> units(item, group.table(), group.column(), f))
                        .orElse(OptionalInt.empty());
                if (units.isPresent() && (fewest.isEmpty() || units.getAsInt() < fewest.getAsInt())) {
                    fewest = units;
                }
            }
            out.add(new Disclosure(
                    group.table(),
                    group.column(),
                    level(group.table(), group.column()),
                    group.kind(),
                    members.size(),
                    fewest,
                    exemption(group.table(), group.column())));
        });
        return out;
    }
}
