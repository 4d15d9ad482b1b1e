/** Which sheets lie over the screen. */
class Desktop {
  killSheet = $state(false);
  help = $state(false);
  more = $state(false);
}

export const desktop = new Desktop();
