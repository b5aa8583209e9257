package io.tideline.http;

import io.javalin.http.Context;
import io.tideline.http.Refusal.Kind;
import io.tideline.query.PartitionScope;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the parameters of one request strictly: an unknown or invalid one is refused, with what would be accepted. */
final class Request {
    /** The header that says that another instance asks, so that nobody is asked in turn. */
    static final String FORWARDED = "Tideline-Forwarded";

    private static final int LAST_DAY =
            Math.toIntExact(LocalDate.of(9999, 12, 31).toEpochDay());

    private final Context context;
    private final Operation operation;

    /** Makes a reader of a request for an operation. */
    Request(Context context, Operation operation) {
        this.context = context;
        this.operation = operation;
    }

    /** Refuses parameters that the operation does not take. */
    void refuseUnknown() {
        List<String> known = operation.parameters().stream()
                .filter(parameter -> !parameter.isPath())
                .map(Parameter::name)
                .toList();
        for (String name : context.queryParamMap().keySet()) {
            if (!known.contains(name)) {
                throw new Refusal(Kind.BAD_PARAMETER, "there is no parameter " + name, known);
            }
        }
    }

    boolean isForwarded() {
        return context.header(FORWARDED) != null;
    }

    /** The partitions that another instance asks for; empty if a client asks. */
    Optional<PartitionScope> scope() {
        return Optional.ofNullable(context.header(FORWARDED)).map(PeerClient::scope);
    }

    boolean wantsCsv() {
        Optional<String> format = oneOf(Parameter.FORMAT.name(), Parameter.FORMAT.allowed());
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        return format.map("csv"::equals).orElse(accept.contains(Operation.CSV));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(context.queryParam(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Values separated by commas, or the parameter given several times; empty if it is not given. */
    List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        for (String given : context.queryParams(name)) {
            for (String value : given.split(",", -1)) {
                if (!value.isBlank()) {
                    values.add(value.strip());
                }
            }
        }
        return values.stream().distinct().toList();
    }

    /** Values of a parameter given several times, which may have commas in them; empty if it is not given. */
    List<String> repeated(String name) {
        return context.queryParams(name).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    List<String> anyOf(String name, List<String> allowed) {
        List<String> values = texts(name);
        values.forEach(value -> requireAllowed(name, value, allowed));
        return values;
    }

    Optional<String> oneOf(String name, List<String> allowed) {
        Optional<String> value = text(name);
        value.ifPresent(given -> requireAllowed(name, given, allowed));
        return value;
    }

    private static void requireAllowed(String name, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw new Refusal(
                    Kind.BAD_PARAMETER,
                    name + " must be one of " + String.join(", ", allowed) + ", was " + value,
                    allowed);
        }
    }

    /**
     * A range of epoch days, both included.
     *
     * @param first the day of {@code from}, or the first there can be
     * @param last the day of {@code to}, or the last there can be
     */
    record Days(int first, int last) {}

    /** The days of the parameters {@code from} and {@code to}. */
    Days days() {
        Days days = new Days(day("from").orElse(0), day("to").orElse(LAST_DAY));
        if (days.first() > days.last()) {
            throw new Refusal(
                    Kind.BAD_PARAMETER,
                    "from must not be after to, was " + LocalDate.ofEpochDay(days.first()) + " and to "
                            + LocalDate.ofEpochDay(days.last()));
        }
        return days;
    }

    private OptionalInt day(String name) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Math.toIntExact(LocalDate.parse(given.get()).toEpochDay()));
        } catch (DateTimeParseException | ArithmeticException wrong) {
            throw new Refusal(Kind.BAD_PARAMETER, name + " must be a date such as 2026-03-31, was " + given.get());
        }
    }

    OptionalInt number(String name, int least, int most) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = given.get().matches("\\d{1,9}") ? Integer.parseInt(given.get()) : -1;
        if (number < least || number > most) {
            throw new Refusal(
                    Kind.BAD_PARAMETER,
                    name + " must be a whole number between " + least + " and " + most + ", was " + given.get());
        }
        return OptionalInt.of(number);
    }
}
