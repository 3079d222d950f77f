package io.banksynth.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.banksynth.batch.LongVector;
import io.banksynth.batch.TextVector;
import io.banksynth.batch.Vector;
import io.banksynth.generate.kernel.CheckedKeyKernel;
import io.banksynth.generate.kernel.Frame;
import io.banksynth.model.CheckDigits;
import io.banksynth.model.KeyForm;
import io.banksynth.model.Mask;
import io.banksynth.schema.DataType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys with check digits are told from others, and generated ones obey the rule: systems that take them check it. */
class CheckedKeysTest {
    @ParameterizedTest
    @CsvSource({
        "LUHN, 4539578763621486, true",
        "LUHN, 4539578763621487, false",
        "ABA, 021000021, true",
        "ABA, 021000022, false",
        "IBAN, DE89370400440532013000, true",
        "IBAN, GB82WEST12345698765432, true",
        "IBAN, DE88370400440532013000, false"
    })
    void publishedNumbersHold(CheckDigits rule, String text, boolean holds) {
        assertThat(rule.holds(text)).isEqualTo(holds);
    }

    private static Optional<KeyForm> learn(long[] numbers) {
        LongVector vector = new LongVector(numbers.length);
        System.arraycopy(numbers, 0, vector.values(), 0, numbers.length);
        return new CheckedKeys(vector, new DataType.Whole(64), numbers.length).form();
    }

    private static long[] cards(int count) {
        long[] cards = new long[count];
        for (int i = 0; i < count; i++) {
            byte[] text = ("400012" + String.format("%09d", i * 7_654_321L % 1_000_000_000) + "0")
                    .getBytes(StandardCharsets.US_ASCII);
            CheckDigits.LUHN.complete(text, 0, text.length);
            cards[i] = Long.parseLong(new String(text, StandardCharsets.US_ASCII));
        }
        return cards;
    }

    @Test
    void cardNumbersAreRecognisedByWhatTheyShare() {
        long[] cards = cards(100);
        assertThat(learn(cards)).contains(new KeyForm.Checked(CheckDigits.LUHN, new Mask("4000129999999990")));
        cards[50]++;
        assertThat(learn(cards)).isEmpty();
        assertThat(learn(cards(10))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LUHN, 4000129999999990",
        "ABA, 029999990",
        "IBAN, DE00999999999999999999",
        "IBAN, GB00AAAA99999999999999"
    })
    void generatedKeysObeyTheRuleAndDiffer(CheckDigits rule, String mask) {
        CheckedKeyKernel kernel = new CheckedKeyKernel(new Mask(mask), rule, 42, 5, CheckedKeyKernel.Cells.TEXTS);
        TextVector out = (TextVector) fill(kernel, 1000);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String key = new String(out.arena(), out.start()[i], out.length()[i], StandardCharsets.US_ASCII);
            assertThat(rule.holds(key)).as(key).isTrue();
            if (rule == CheckDigits.IBAN) {
                assertThat(remainder(key)).as(key).isEqualTo(1);
            }
            keys.add(key);
        }
        assertThat(keys).hasSize(1000);
    }

    /** As the standard says it, with numbers of any length. */
    private static int remainder(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    }

    @Test
    void numbersAreTheSameAsTexts() {
        Mask mask = new Mask("4000129999999990");
        LongVector numbers = (LongVector)
                fill(new CheckedKeyKernel(mask, CheckDigits.LUHN, 42, 0, CheckedKeyKernel.Cells.NUMBERS), 10);
        TextVector texts = (TextVector)
                fill(new CheckedKeyKernel(mask, CheckDigits.LUHN, 42, 0, CheckedKeyKernel.Cells.TEXTS), 10);
        for (int i = 0; i < 10; i++) {
            assertThat(Long.toString(numbers.values()[i]))
                    .isEqualTo(
                            new String(texts.arena(), texts.start()[i], texts.length()[i], StandardCharsets.US_ASCII));
        }
    }

    private static Vector fill(CheckedKeyKernel kernel, int rows) {
        Vector out = kernel.allocate(rows);
        Frame frame = new Frame(rows, new Vector[0], new io.banksynth.generate.kernel.LinkFrame[0]);
        for (int i = 0; i < rows; i++) {
            frame.rows()[i] = i;
        }
        frame.begin(rows);
        kernel.fill(frame, out);
        return out;
    }
}
