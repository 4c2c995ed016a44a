/** Tables that people exchange with the application as CSV files, as their spreadsheet writes them. */
@NullMarked
@NamedInterface("csv")
package fr.conciergerie.web.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
