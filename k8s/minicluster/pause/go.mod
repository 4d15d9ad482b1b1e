module rec.io/minicluster/pause

go 1.26
