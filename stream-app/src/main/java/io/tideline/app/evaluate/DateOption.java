package io.tideline.app.evaluate;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a day given on the command line. */
final class DateOption implements ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException noDate) {
            TypeConversionException wrong =
                    new TypeConversionException("must be a date such as 2026-03-31, was '" + value + "'");
            wrong.initCause(noDate);
            throw wrong;
        }
    }
}
