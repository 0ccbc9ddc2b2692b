# Goes into RT_SiteConfig.d. Without the lines that begin with # the places of Debian are used.

Plugin('RT::Extension::Amends');

# Set($AmendsLibrary, '/usr/local/lib/libamends.so');
# Set($AmendsStore,   '/var/lib/amends/amends.db');
# Set($AmendsAssets,  '/usr/share/amends/web');

# Where customers reach /amends, when that is not below RT's own address.
# Set($AmendsBaseURL, 'https://help.example.org/amends');

# Inactive statuses that complete nothing, so that nobody is asked.
# Set($AmendsNoCompletion, ['rejected']);

# What other inactive statuses say: 'solved', 'duplicate' or 'inactivity'. The ask policy looks at it.
# Set($AmendsResolution, {abandoned => 'inactivity'});

1;
