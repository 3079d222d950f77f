import java.util.List;
import java.util.Random;

/** Draws from lists. */
final class Chance {
    private Chance() {}

    /** One of a list, the first ones more often. */
    static <T> T skewed(Random random, List<T> list) {
        return list.get((int) (list.size() * StrictMath.pow(random.nextDouble(), 1.5)));
    }

    /** One of the names, each followed by its weight. */
    static String pick(Random random, Object... namesAndWeights) {
        int total = 0;
        for (int i = 1; i < namesAndWeights.length; i += 2) {
            total += (int) namesAndWeights[i];
        }
        int at = random.nextInt(total);
        for (int i = 1; ; i += 2) {
            at -= (int) namesAndWeights[i];
            if (at < 0) {
                return (String) namesAndWeights[i - 1];
            }
        }
    }
}
