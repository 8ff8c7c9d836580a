package io.saslwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.saslwatch.config.ConfigLoader;
import io.saslwatch.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kubectl makes of k8s/, each object read strictly as its class of the Kubernetes API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestsTest {

    private static final Path KUBECTL = Path.of("/usr/bin/kubectl");

    @TempDir
    private Path folder;
    private final Map<String, String> built = new HashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/node", "overlays/mailpod"})
    void everyObjectIsOneThatKubernetesKnows(String overlay) throws Exception {
        List<HasMetadata> objects = build(overlay);
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.getMetadata().getName()).startsWith("saslwatch");
            assertThat(object.getMetadata().getLabels()).containsEntry("app.kubernetes.io/name", "saslwatch");
        });
        List<String> kinds = objects.stream().map(HasMetadata::getKind).toList();
        assertThat(kinds).contains("Namespace", "ServiceAccount", "Service", "NetworkPolicy", "ConfigMap", "Secret");
        assertThat(kinds.stream().filter(kind -> kind.matches("Deployment|DaemonSet")).toList())
            .containsExactly(overlay.endsWith("node") ? "DaemonSet" : "Deployment");
        if (!overlay.equals("base")) {
            assertThat(kinds).contains("ServiceMonitor");
        }
        if (overlay.endsWith("mailpod")) {
            assertThat(kinds).contains("PersistentVolumeClaim", "PodDisruptionBudget");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/node", "overlays/mailpod"})
    void thePodIsNobodyOnAFileSystemThatItCannotWrite(String overlay) throws Exception {
        PodSpec pod = pod(build(overlay));
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(pod.getContainers()).singleElement().satisfies(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/started");
            assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/live");
            assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/ready");
            assertThat(container.getVolumeMounts()).filteredOn(mount -> mount.getName().equals("logs")).singleElement()
                .satisfies(logs -> assertThat(logs.getReadOnly()).isTrue());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/node", "overlays/mailpod"})
    void whatIsMountedAndReadIsThere(String overlay) throws Exception {
        List<HasMetadata> objects = build(overlay);
        PodSpec pod = pod(objects);
        Set<String> volumes = new TreeSet<>();
        pod.getVolumes().forEach(volume -> volumes.add(volume.getName()));
        List<String> mounted = new ArrayList<>();
        pod.getContainers().forEach(each -> each.getVolumeMounts().forEach(mount -> mounted.add(mount.getName())));
        assertThat(volumes).containsAll(mounted);
        List<String> maps = objects.stream().filter(ConfigMap.class::isInstance).map(map -> map.getMetadata().getName()).toList();
        assertThat(pod.getVolumes()).filteredOn(volume -> volume.getConfigMap() != null)
            .allMatch(volume -> maps.contains(volume.getConfigMap().getName())).hasSize(2);
        List<String> secrets = objects.stream().filter(Secret.class::isInstance).map(one -> one.getMetadata().getName()).toList();
        assertThat(pod.getContainers().get(0).getEnvFrom()).singleElement()
            .satisfies(from -> assertThat(secrets).contains(from.getSecretRef().getName()));
        assertThat(maps).as("routes keep their name, so that a running pod sees edits").contains("saslwatch-routes");
    }

    @Test
    void theServiceLoadsTheSettingsOfTheConfigMap() throws Exception {
        ConfigMap settings = build("overlays/node").stream().filter(ConfigMap.class::isInstance).map(ConfigMap.class::cast)
            .filter(map -> map.getMetadata().getName().startsWith("saslwatch-settings")).findFirst().orElseThrow();
        Path file = Files.writeString(folder.resolve("application.properties"), settings.getData().get("application.properties"));
        ConfigLoader.Loaded loaded = new ConfigLoader(folder).file(file).load();
        assertThat(loaded.problems()).isEmpty();
        PodSpec pod = pod(build("overlays/node"));
        for (Setting setting : List.of(io.saslwatch.config.StoreSettings.CSV_FOLDER, io.saslwatch.config.GeoSettings.FOLDER)) {
            assertThat(loaded.config().path(setting).toString()).startsWith("/var/lib/saslwatch/");
        }
        assertThat(loaded.config().text(io.saslwatch.config.ReadSettings.PATHS)).startsWith("/logs/");
        assertThat(pod.getContainers().get(0).getVolumeMounts()).anyMatch(mount -> mount.getMountPath().equals("/logs"));
    }

    @Test
    void aFieldThatKubernetesDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> StrictObjects.read("apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec:\n  prots: []\n"))
            .hasMessageContaining("prots");
        assertThatThrownBy(() -> StrictObjects.read("apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\n"
            + "metadata: {name: x}\nspec:\n  endpoints:\n    - prot: y\n")).hasMessageContaining("prot");
        assertThatThrownBy(() -> StrictObjects.read("apiVersion: v2\nkind: Service\n")).hasMessageContaining("v2/Service");
    }

    @Test
    void theImageIsMadeOfThisVersionAndRunsAsThePodDoes() throws IOException {
        String dockerfile = Files.readString(Path.of("k8s/Dockerfile"));
        String pom = Files.readString(Path.of("pom.xml"));
        var version = Pattern.compile("<artifactId>saslwatch</artifactId>\\s*<version>([^<]+)").matcher(pom);
        assertThat(version.find()).isTrue();
        assertThat(dockerfile).contains("ARG VERSION=" + version.group(1) + "\n").contains("ADD saslwatch-${VERSION}.tar.gz")
            .contains("test -s /opt/saslwatch/lib/classes.jsa").contains("\nUSER 10001:10001\n")
            .contains("ENTRYPOINT [\"/opt/saslwatch/bin/saslwatch\"]");
        assertThat(Files.readString(Path.of("k8s/base/deployment.yaml"))).contains("image: saslwatch:" + version.group(1) + "\n")
            .contains("runAsUser: 10001");
    }

    private static PodSpec pod(List<HasMetadata> objects) {
        return objects.stream().map(object -> object instanceof Deployment one ? one.getSpec().getTemplate()
            : object instanceof DaemonSet each ? each.getSpec().getTemplate() : null)
            .filter(template -> template != null).findFirst().orElseThrow().getSpec();
    }

    private List<HasMetadata> build(String overlay) throws Exception {
        assumeTrue(Files.isExecutable(KUBECTL), "kubectl is not installed here");
        String yaml = built.get(overlay);
        if (yaml == null) {
            Process kubectl = new ProcessBuilder(KUBECTL.toString(), "kustomize", "k8s/" + overlay).redirectErrorStream(true)
                .start();
            yaml = new String(kubectl.getInputStream().readAllBytes());
            assertThat(kubectl.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(kubectl.exitValue()).as(yaml).isZero();
            built.put(overlay, yaml);
        }
        return StrictObjects.read(yaml);
    }
}
