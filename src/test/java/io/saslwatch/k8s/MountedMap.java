package io.saslwatch.k8s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A ConfigMap as a kubelet lays it into a pod: files in a hidden folder, and links to what is in it. */
final class MountedMap {

    private MountedMap() {
    }

    /** Lays what the pod mounts at {@code path} into a folder. */
    static void lay(List<HasMetadata> objects, PodSpec pod, String path, Path folder) throws IOException {
        String volume = pod.getContainers().get(0).getVolumeMounts().stream()
            .filter(mount -> mount.getMountPath().equals(path)).findFirst().orElseThrow().getName();
        ConfigMapVolumeSource source = pod.getVolumes().stream().filter(each -> each.getName().equals(volume)).findFirst()
            .orElseThrow().getConfigMap();
        Map<String, String> data = objects.stream().filter(ConfigMap.class::isInstance).map(ConfigMap.class::cast)
            .filter(map -> map.getMetadata().getName().equals(source.getName())).findFirst().orElseThrow().getData();
        Path version = Files.createDirectories(folder.resolve("..2026_11_20"));
        Files.createSymbolicLink(folder.resolve("..data"), version.getFileName());
        Set<String> tops = new TreeSet<>();
        for (Map.Entry<String, String> file : files(source, data).entrySet()) {
            Path target = version.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
            tops.add(file.getKey().replaceFirst("/.*", ""));
        }
        for (String top : tops) {
            Files.createSymbolicLink(folder.resolve(top), Path.of("..data", top));
        }
    }

    private static Map<String, String> files(ConfigMapVolumeSource source, Map<String, String> data) {
        if (source.getItems().isEmpty()) {
            return data;
        }
        Map<String, String> files = new TreeMap<>();
        for (KeyToPath item : source.getItems()) {
            String text = data.get(item.getKey());
            if (text == null) {
                // a pod with such an item is never started
                throw new AssertionError("no such key in the ConfigMap: " + item.getKey());
            }
            files.put(item.getPath(), text);
        }
        return files;
    }

    /** The files of a folder that the service reads, with their subfolders. */
    static Set<String> names(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> top = Files.list(folder)) {
            for (Path each : top.filter(file -> !file.getFileName().toString().startsWith(".")).toList()) {
                try (Stream<Path> below = Files.walk(each.toRealPath())) {
                    for (Path file : below.filter(Files::isRegularFile).toList()) {
                        names.add(each.getFileName() + "/" + each.toRealPath().relativize(file));
                    }
                }
            }
        }
        names.remove("README.md/");
        return names;
    }

    /** Copies a tree but for one folder in it. */
    static void copyWithout(Path from, Path left, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path each : tree.filter(path -> Files.isRegularFile(path) && !path.startsWith(left)).toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                Files.createDirectories(target.getParent());
                Files.copy(each, target);
            }
        }
    }
}
