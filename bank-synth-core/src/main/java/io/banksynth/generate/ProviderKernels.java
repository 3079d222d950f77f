package io.banksynth.generate;

import io.banksynth.error.BankSynthException;
import io.banksynth.generate.kernel.GenderColumn;
import io.banksynth.generate.kernel.ProviderKernel;
import io.banksynth.model.ColumnModel;
import io.banksynth.plan.TablePlan;
import io.banksynth.privacy.provider.Providers;
import io.banksynth.privacy.provider.Template;
import io.banksynth.random.RandomStream;
import io.banksynth.schema.Column;
import io.banksynth.schema.DataType;
import org.jspecify.annotations.Nullable;

/** Builds the kernels of columns that a provider makes, and checks that there are texts enough where rows must differ. */
final class ProviderKernels {
    private final IndexedPlan plan;
    private final TablePlan table;

    ProviderKernels(IndexedPlan plan, TablePlan table) {
        this.plan = plan;
        this.table = table;
    }

    /**
     * The kernel of a column.
     *
     * @param gender the column that says which names go with the person, null if there is none
     */
    ProviderKernel of(Column column, ColumnModel.Provided model, @Nullable GenderColumn gender) {
        String name = table.name().shown();
        Template template = Providers.template(model.provider(), model.locale(), plan.pools());
        ProviderKernel.Cells cells =
                column.type() instanceof DataType.Text ? ProviderKernel.Cells.TEXT : ProviderKernel.Cells.NUMBERS;
        double nulls = model.rows() == 0 ? 0 : (double) model.nulls() / model.rows();
        ProviderKernel.Draws draws = new ProviderKernel.Draws(
                RandomStream.of(plan.seed(), name, column.name(), "value"),
                RandomStream.of(plan.seed(), name, model.person(), "person"),
                nulls,
                gender);
        if (model.repeats() == ColumnModel.Repeats.ALLOWED) {
            return ProviderKernel.repeating(template, draws, cells);
        }
        long rows = plan.rows(table.name());
        if (!template.hasRounds() && template.size() < rows) {
            throw BankSynthException.usage("Cannot generate " + rows + " rows of " + table.name() + ": its column "
                    + column.name() + " must be unique and provider " + model.provider() + " has only "
                    + template.size()
                    + " values; ask for fewer rows, or train with another faker_provider");
        }
        return ProviderKernel.unique(template, draws, cells);
    }
}
