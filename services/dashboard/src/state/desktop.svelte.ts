/** Which sheets lie over the screen, and what the ticket and the drawer are about. */
class Desktop {
  killSheet = $state(false);
  help = $state(false);
  more = $state(false);
}

export const desktop = new Desktop();
