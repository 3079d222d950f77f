package io.banksynth.generate;

import io.banksynth.random.RandomStream;
import java.util.List;

/**
 * Children that are added to parents which have some. A parent's expected share is the mean of what it would draw anew and
 * of what all draw on average, so that busy parents stay busy and none is left out for good; what it had and what is added never exceed what
 * was learned as the most. With a larger rate no parent gets fewer.
 */
final class AddedFanOuts implements FanOuts {
    private final FanOutDraws draws;
    private final FanOutSampler learned;
    private final List<FanOuts> before;
    private final RandomStream stream;
    private final double rate;

    /**
     * @param draws with the rate: added children per learned child
     * @param before what the parents have from earlier runs
     */
    AddedFanOuts(FanOutDraws draws, FanOutSampler learned, List<FanOuts> before, RandomStream stream) {
        this.draws = draws;
        this.learned = learned;
        this.before = List.copyOf(before);
        this.stream = stream;
        this.rate = draws.rate();
    }

    @Override
    public FanOutDraws draws() {
        return draws;
    }

    @Override
    public long draw(long parent) {
        if (!learned.admits(parent)) {
            return 0;
        }
        long room = learned.most();
        for (FanOuts fanOuts : before) {
            room -= fanOuts.draw(parent);
        }
        double expected = rate * (learned.draw(parent) + learned.mean()) / 2;
        long drawn = (long) Math.min(1e15, expected + RandomStream.unit(stream.bits(parent)));
        return Math.max(0, Math.min(room, drawn));
    }
}
