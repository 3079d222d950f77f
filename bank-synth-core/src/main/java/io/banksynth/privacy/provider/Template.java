package io.banksynth.privacy.provider;

import io.banksynth.batch.TextDictionary;
import io.banksynth.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the texts of a provider are put together: parts in a row, some of which a row's columns share. Immutable; no object
 * is made for a text.
 */
public final class Template {
    /** Numbers that a permutation handles. */
    private static final long LARGEST = 1L << 62;

    private final Part[] parts;
    private final Slot[] slots;
    private final long[] salts;
    private final long[] choices;
    private final Divisor[] divisors;
    /** Parts behind those of which {@link #LARGEST} texts can be told apart. */
    private final boolean[] beyond;

    private final boolean personal;
    private final Part.@Nullable Serial serial;
    private final int longest;
    private final int only;

    private Template(List<Part> parts, List<Slot> slots) {
        this.parts = parts.toArray(new Part[0]);
        this.slots = slots.toArray(new Slot[0]);
        this.salts = new long[this.parts.length];
        this.choices = new long[this.parts.length];
        this.divisors = new Divisor[this.parts.length];
        this.beyond = new boolean[this.parts.length];
        long size = 1;
        boolean shares = false;
        Part.Serial numbered = null;
        int bytes = 0;
        for (int i = 0; i < this.parts.length; i++) {
            salts[i] = RandomStream.mix(this.slots[i].name().hashCode());
            choices[i] = this.parts[i].choices();
            divisors[i] = Divisor.of(choices[i]);
            beyond[i] = size == LARGEST && choices[i] > 1;
            size = times(size, counted(i));
            shares |= this.slots[i] != Slot.OWN || this.parts[i] instanceof Part.Gendered;
            numbered = this.parts[i] instanceof Part.Serial found ? found : numbered;
            bytes += this.parts[i].longest();
        }
        this.longest = bytes;
        this.personal = shares;
        this.serial = numbered;
        this.only = onlyList(this.parts);
    }

    /** Most bytes that a text takes. */
    public int longest() {
        return longest;
    }

    /**
     * Writes a text drawn at random.
     *
     * @param bits random bits of the cell
     * @param person random bits that all columns about the same person share
     * @param at where the text begins
     * @return where it ends
     */
    public int draw(long bits, long person, Gender gender, byte[] out, int at) {
        long state = bits;
        int to = at;
        for (int i = 0; i < parts.length; i++) {
            long choice = 0;
            if (slots[i] != Slot.OWN) {
                choice = RandomStream.below(RandomStream.mix(person ^ salts[i]), choices[i]);
            } else if (choices[i] > 1) {
                state = RandomStream.next(state);
                choice = RandomStream.below(state, choices[i]);
            }
            to = parts[i].write(choice, gender, out, at, to);
        }
        return to;
    }

    /**
     * Writes the text of a row; texts of different rows differ, whatever the persons are and however many rows there are.
     *
     * @param number of the row's text among {@link #size()}, different for all rows of one round
     * @param round how often all texts were used before; above 0 only where {@link #hasRounds()}
     * @return where the text ends
     */
    public int write(long number, long round, long person, Gender gender, byte[] out, int at) {
        long left = number;
        long state = number;
        int to = at;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == serial) {
                to = serial.write(round, out, to);
                continue;
            }
            long choice = 0;
            if (slots[i] != Slot.OWN) {
                choice = RandomStream.below(RandomStream.mix(person ^ salts[i]), choices[i]);
            } else if (beyond[i]) {
                state = RandomStream.next(state);
                choice = RandomStream.below(state, choices[i]);
            } else if (choices[i] > 1) {
                long rest = divisors[i].quotient(left);
                choice = left - rest * choices[i];
                left = rest;
            }
            to = parts[i].write(choice, gender, out, at, to);
        }
        return to;
    }

    /** Whether texts depend on the person and the gender that they are given. */
    public boolean isPersonal() {
        return personal;
    }

    /** How many texts differ by their own parts alone, at most 2^62. */
    public long size() {
        long size = 1;
        for (int i = 0; i < parts.length; i++) {
            size = times(size, counted(i));
        }
        return size;
    }

    /** Choices of a part that tell texts apart. */
    private long counted(int part) {
        return slots[part] == Slot.OWN && !(parts[part] instanceof Part.Serial) ? choices[part] : 1;
    }

    private static long times(long size, long factor) {
        return size > LARGEST / factor ? LARGEST : size * factor;
    }

    /** Whether texts have a place for a number by which more of them differ than {@link #size()}. */
    public boolean hasRounds() {
        return serial != null;
    }

    /**
     * All texts, where each is one entry of a list and nothing else; of names those that go with women first. {@link #code} says
     * which is drawn.
     */
    public Optional<TextDictionary> dictionary() {
        if (only < 0) {
            return Optional.empty();
        }
        if (parts[only] instanceof Part.Listed list) {
            return Optional.of(list.values());
        }
        Part.Gendered lists = (Part.Gendered) parts[only];
        List<String> texts = new ArrayList<>();
        for (Part.Listed list : List.of(lists.female(), lists.male())) {
            for (int i = 0; i < list.values().size(); i++) {
                texts.add(list.values().text(i));
            }
        }
        return Optional.of(TextDictionary.of(texts));
    }

    /** The entry of {@link #dictionary()} that {@link #draw} would write. */
    public int code(long bits, long person, Gender gender) {
        Part part = parts[only];
        long random = slots[only] == Slot.OWN ? RandomStream.next(bits) : RandomStream.mix(person ^ salts[only]);
        long choice = RandomStream.below(random, choices[only]);
        if (part instanceof Part.Gendered lists) {
            int first = gender == Gender.FEMALE ? 0 : (int) lists.female().choices();
            return first + lists.entry(choice, gender);
        }
        return (int) choice;
    }

    /** The position of the one part that says anything, if that is a list; -1 otherwise. */
    private static int onlyList(Part[] parts) {
        int found = -1;
        for (int i = 0; i < parts.length; i++) {
            Part part = parts[i] instanceof Part.Serial serial ? serial.otherwise() : parts[i];
            boolean silent = part.choices() == 1 && part.longest() == 0;
            if (!silent && found >= 0) {
                return -1;
            }
            found = silent ? found : i;
        }
        boolean list = found >= 0 && (parts[found] instanceof Part.Listed || parts[found] instanceof Part.Gendered);
        return list ? found : -1;
    }

    /** Puts parts in a row. */
    static final class Builder {
        private final List<Part> parts = new ArrayList<>();
        private final List<Slot> slots = new ArrayList<>();

        Builder add(Slot slot, Part part) {
            int last = parts.size() - 1;
            if (last >= 0 && parts.get(last) instanceof Part.Literal before && part instanceof Part.Literal next) {
                parts.set(last, Part.Literal.of(before.text() + next.text()));
                return this;
            }
            parts.add(part);
            slots.add(slot);
            return this;
        }

        Builder add(Part part) {
            return add(Slot.OWN, part);
        }

        Builder literal(String text) {
            return add(Part.Literal.of(text));
        }

        Builder digits(int count) {
            return add(Part.Digits.digits(count));
        }

        /** What all texts begin with. */
        String lead() {
            return !parts.isEmpty() && parts.get(0) instanceof Part.Literal literal ? literal.text() : "";
        }

        Builder check(CheckDigit scheme, int longest) {
            return add(new Part.Check(scheme, longest));
        }

        /** A number behind a lead where texts must be unique, nothing elsewhere. */
        Builder serial(String lead) {
            return add(new Part.Serial(Part.Literal.of(lead), Part.Literal.of("")));
        }

        Template build() {
            return new Template(parts, slots);
        }
    }
}
