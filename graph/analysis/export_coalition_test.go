package analysis

// PowerByCounting returns the indices by counting coalitions by size and weight, of however few players.
func (g *Game) PowerByCounting() ([]PowerIndex, error) { return g.powerByCounting(Work{}) }
