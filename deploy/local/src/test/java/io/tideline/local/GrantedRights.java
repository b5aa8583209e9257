package io.tideline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The tables of rights in {@code docs/security.md}, as a broker takes them. */
final class GrantedRights {
    private static final Path PAGE = Path.of("..", "..", "docs", "security.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String CLUSTER = "kafka-cluster";

    private final List<String> topics;

    /** Rights over some topics, for which the page has patterns. */
    GrantedRights(List<String> topics) {
        this.topics = topics;
    }

    /**
     * What the table under a line gives a user.
     *
     * @param line begins the line above the table
     * @param user the user who gets the rights
     */
    List<AclBinding> under(String line, String user) throws IOException {
        List<String> page = Files.readAllLines(PAGE);
        int at = 0;
        while (!page.get(at).startsWith(line)) {
            at++;
        }
        List<AclBinding> bindings = new ArrayList<>();
        at += 4; // The line, a blank one, and the head of the table.
        for (; page.get(at).startsWith("|"); at++) {
            bindings.addAll(bindings(page.get(at), user));
        }
        return bindings;
    }

    private List<AclBinding> bindings(String row, String user) {
        List<String> cells =
                Arrays.stream(row.split("\\|", -1)).map(String::strip).toList();
        ResourceType type = ResourceType.fromString(cells.get(1).replace(' ', '_'));
        PatternType pattern = cells.get(2).endsWith("prefixed") ? PatternType.PREFIXED : PatternType.LITERAL;
        List<AclBinding> bindings = new ArrayList<>();
        for (String name : names(type, cells.get(2))) {
            for (String operation : cells.get(3).replaceAll(" \\(.*", "").split(", ", -1)) {
                bindings.add(binding(new ResourcePattern(type, name, pattern), operation, user));
            }
        }
        return bindings;
    }

    private static AclBinding binding(ResourcePattern resource, String operation, String user) {
        AclOperation parsed = AclOperation.fromString(operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
        return new AclBinding(resource, new AccessControlEntry("User:" + user, "*", parsed, AclPermissionType.ALLOW));
    }

    /** A name that ends in a star stands for the topics of ours that begin so. */
    private List<String> names(ResourceType type, String cell) {
        if (type == ResourceType.CLUSTER) {
            return List.of(CLUSTER);
        }
        List<String> names = new ArrayList<>();
        for (MatchResult found : CODE.matcher(cell).results().toList()) {
            String name = found.group(1);
            if (name.endsWith("*")) {
                String prefix = name.substring(0, name.length() - 1);
                topics.stream().filter(topic -> topic.startsWith(prefix)).forEach(names::add);
            } else {
                names.add(name);
            }
        }
        return names;
    }
}
