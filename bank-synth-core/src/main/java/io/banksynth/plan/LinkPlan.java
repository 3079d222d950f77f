package io.banksynth.plan;

import io.banksynth.model.LinkModel;
import io.banksynth.schema.Relationship;
import io.banksynth.schema.Role;
import io.banksynth.schema.TableName;

/**
 * A relationship as it will be generated.
 *
 * @param position among the links of the child
 */
public record LinkPlan(int position, LinkModel model) {
    public Relationship relationship() {
        return model.relationship();
    }

    public Role role() {
        return model.relationship().role().orElseThrow();
    }

    public TableName child() {
        return model.relationship().child();
    }

    public TableName parent() {
        return model.relationship().parent();
    }

    /** Whether parents draw how many children they have. */
    public boolean hasFanOut() {
        return model.hasFanOut();
    }

    /** Names the link in random streams: the child's columns, so that another link does not disturb it. */
    public String streamName() {
        return String.join(",", relationship().childColumns());
    }
}
