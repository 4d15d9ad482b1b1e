# shellcheck shell=bash disable=SC2034,SC2154 # sourced by ../build, which sets and reads the shared names

# The jars of all images asked for, each with its run-time libraries in target/lib: one run of Maven serves both.
build_jars() {
  find_jdk
  need unzip unzip
  [ "$maven" = yes ] && [ -z "$jars_built" ] || return 0
  need mvn maven
  say "building the jars with Maven"
  # shellcheck disable=SC2016 # a property of Maven, not of this shell
  (cd "$root" && quietly maven mvn --batch-mode --quiet -pl "$(java_modules)" -am -DskipTests package \
    dependency:copy-dependencies -DincludeScope=runtime '-DoutputDirectory=${project.build.directory}/lib') ||
    fail 70 "Maven could not build the jars"
  jars_built=yes
}

java_modules() {
  local image
  for image in "${images[@]}"; do
    case $image in
      services) (cd "$root" && printf '%s\n' services/*/pom.xml | sed 's:/pom.xml::' | grep -v benchmarks) ;;
      operator) echo operator/controller ;;
    esac
  done | paste -sd, -
}
