package fr.conciergerie.reporting;

import fr.conciergerie.figures.AnnualReport;
import fr.conciergerie.figures.YearDetail;
import java.util.List;

/** Makes what is given to the client for good. The pages contribute it, for they know how it looks. */
public interface ReportPrinter {

    /**
     * @param report as the client sees it
     * @param detail what stands beside its figures
     * @param publications this one first, then those before it
     * @return a document that opens without the product
     */
    byte[] print(AnnualReport report, YearDetail detail, List<Publication> publications);

    /**
     * @param report as the client sees it
     * @param detail what stands beside its figures
     * @return tables that programs of others read without the product
     */
    byte[] openData(AnnualReport report, YearDetail detail, Publication publication);
}
