package io.banksynth.plan;

import io.banksynth.model.LinkModel;
import java.util.List;

/** The mean of a learned fan-out. */
final class FanOutMean {
    private FanOutMean() {}

    static double of(LinkModel.FanOut fanOut) {
        List<Long> values = fanOut.encoder().values();
        List<Long> edges = fanOut.encoder().edges();
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += (double) values.get(i) * fanOut.leaf().values().get(i);
        }
        for (int i = 0; i < fanOut.encoder().bins(); i++) {
            sum += (edges.get(i) + edges.get(i + 1) - 1)
                    / 2.0
                    * fanOut.leaf().rest().get(i);
        }
        return sum / Math.max(1, fanOut.leaf().total());
    }
}
