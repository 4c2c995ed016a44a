import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * How large the rooms of a code base are and how its packages lean on each other: lines of a file, methods of a type, types
 * that are public, lines of a module, cycles of packages. For one source folder, and for those of others beside it.
 */
void main(String[] folders) throws IOException {
    for (var folder : folders) {
        print(Path.of(folder));
    }
}

void print(Path source) throws IOException {
    var lines = new ArrayList<Integer>();
    var methods = new ArrayList<Integer>();
    var modules = new TreeMap<String, Integer>();
    var uses = new TreeMap<String, Set<String>>();
    int types = 0;
    int open = 0;
    for (var unit : parsed(source)) {
        var name = String.valueOf(unit.getPackageName());
        int length = unit.getSourceFile().getCharContent(true).length();
        int last = Math.toIntExact(unit.getLineMap().getLineNumber(Math.max(0, length - 1)));
        lines.add(last);
        modules.merge(module(source, Path.of(unit.getSourceFile().toUri())), last, Integer::sum);
        unit.getImports().stream()
                .map(Object::toString)
                .map(it -> it.replaceFirst("^import (static )?", "").replaceFirst("\\.[A-Z].*;\\s*$", ""))
                .filter(it -> !it.equals(name))
                .forEach(it -> uses.computeIfAbsent(name, _ -> new TreeSet<>()).add(it));
        for (var declared : unit.getTypeDecls()) {
            if (declared instanceof ClassTree type) {
                types++;
                open += type.getModifiers().getFlags().contains(Modifier.PUBLIC) ? 1 : 0;
                methods.add(Math.toIntExact(type.getMembers().stream()
                        .filter(it -> it instanceof MethodTree method && method.getReturnType() != null)
                        .count()));
            }
        }
    }
    IO.println(source);
    IO.println("  lines of a file:     median %s, nine in ten at most %s, largest %s".formatted(at(lines, 50), at(lines, 90), at(lines, 100)));
    IO.println("  methods of a type:   median %s, nine in ten at most %s".formatted(at(methods, 50), at(methods, 90)));
    IO.println("  public types:        %d %%".formatted(Math.round(100.0 * open / Math.max(1, types))));
    IO.println("  lines of a module:   " + modules.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(it -> it.getKey() + " " + it.getValue())
            .collect(Collectors.joining(", ")));
    var cycles = cycles(uses);
    IO.println("  cycles of packages:  " + (cycles.isEmpty() ? "none" : cycles.stream()
            .map(it -> String.join(" <-> ", it))
            .collect(Collectors.joining("; "))));
}

Iterable<? extends CompilationUnitTree> parsed(Path source) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = Files.walk(source);
            var manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
        var java = files.filter(it -> it.toString().endsWith(".java"))
                .filter(it -> !it.endsWith("package-info.java"))
                .toList();
        var task = (JavacTask) compiler.getTask(null, manager, _ -> {}, null, null, manager.getJavaFileObjectsFromPaths(java));
        return task.parse();
    }
}

/** The folder below the one that all files share: what one of ours calls a module. */
String module(Path source, Path file) {
    var root = source.toAbsolutePath();
    while (true) {
        try (var children = Files.list(root)) {
            var inside = children.toList();
            if (inside.size() != 1 || !Files.isDirectory(inside.getFirst())) {
                break;
            }
            root = inside.getFirst();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
    var below = root.relativize(file);
    return below.getNameCount() == 1 ? "(top)" : below.getName(0).toString();
}

/** Packages that reach each other over others, as the groups that they form. */
Collection<Set<String>> cycles(Map<String, Set<String>> uses) {
    var reached = new TreeMap<String, Set<String>>();
    uses.keySet().forEach(it -> reached.put(it, reach(it, uses)));
    return uses.keySet().stream()
            .filter(it -> reached.get(it).contains(it))
            .map(it -> (Set<String>) new TreeSet<>(uses.keySet().stream()
                    .filter(other -> reached.get(it).contains(other) && reached.get(other).contains(it))
                    .toList()))
            .collect(Collectors.toSet());
}

Set<String> reach(String from, Map<String, Set<String>> uses) {
    var seen = new TreeSet<String>();
    var next = new ArrayList<>(uses.getOrDefault(from, Set.of()));
    while (!next.isEmpty()) {
        var one = next.removeLast();
        if (uses.containsKey(one) && seen.add(one)) {
            next.addAll(uses.get(one));
        }
    }
    return seen;
}

int at(List<Integer> values, int percent) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
}
