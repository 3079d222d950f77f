package io.banksynth.formats.orc;

import io.banksynth.formats.FormatContract;
import io.banksynth.sink.TableSink;

class OrcFormatTest extends FormatContract {
    @Override
    protected TableSink.Format format() {
        return new OrcFormat();
    }
}
