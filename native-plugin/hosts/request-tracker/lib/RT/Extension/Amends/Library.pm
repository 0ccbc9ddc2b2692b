package RT::Extension::Amends::Library;

use strict;
use warnings;

# The functions of amends.h, version 1, and nothing else. Bytes go in and bytes come out; whatever
# the library hands over is given back to it here.

use constant ABI_VERSION => 1;

my %FUNCTIONS = (
    amends_abi_version   => [ []                                                  => 'sint32' ],
    amends_version       => [ []                                                  => 'string' ],
    amends_open          => [ [qw(opaque size_t opaque* opaque*)]                 => 'sint32' ],
    amends_handle        => [ [qw(opaque opaque size_t sint32 opaque* opaque*)]   => 'sint32' ],
    amends_drain_log     => [ [qw(opaque opaque* opaque*)]                        => 'sint32' ],
    amends_bytes_data    => [ ['opaque']                                          => 'opaque' ],
    amends_bytes_size    => [ ['opaque']                                          => 'size_t' ],
    amends_free          => [ ['opaque']                                          => 'void' ],
    amends_error_code    => [ ['opaque']                                          => 'string' ],
    amends_error_message => [ ['opaque']                                          => 'string' ],
    amends_error_free    => [ ['opaque']                                          => 'void' ],
);

# The module warns when Perl runs with -w, as RT's server does.
sub _load_ffi {
    local $^W = 0;
    require FFI::Platypus;
    require FFI::Platypus::Buffer;
    require FFI::Platypus::DL;
    return;
}

sub new {
    my ( $class, $path ) = @_;
    _load_ffi();

    # Not global: the library's symbols would stand in front of RT's own SQLite. It stays loaded
    # until the process ends.
    my $handle = FFI::Platypus::DL::dlopen( $path, FFI::Platypus::DL::RTLD_PLATYPUS_DEFAULT() )
        // die FFI::Platypus::DL::dlerror() . "\n";
    my $self = bless { handle => $handle, ffi => FFI::Platypus->new( api => 2 ) }, $class;
    $self->_check_abi_version;
    $self->_bind($_) for keys %FUNCTIONS;
    return $self;
}

sub version { return $_[0]{amends_version}->call }

# An instance, to be given to the functions below.
sub open_instance {
    my ( $self, $config ) = @_;
    my ( $text, $size ) = FFI::Platypus::Buffer::scalar_to_buffer($config);
    return $self->_out( sub { $self->{amends_open}->call( $text, $size, @_ ) } );
}

sub handle {
    my ( $self, $instance, $request, $deadline_ms ) = @_;
    my ( $text, $size ) = FFI::Platypus::Buffer::scalar_to_buffer($request);
    my $handle = $self->{amends_handle};
    return $self->_take(
        $self->_out( sub { $handle->call( $instance, $text, $size, $deadline_ms, @_ ) } ) );
}

sub drain_log {
    my ( $self, $instance ) = @_;
    return $self->_take( $self->_out( sub { $self->{amends_drain_log}->call( $instance, @_ ) } ) );
}

# Before anything else is looked up: a library of another version may lack or gain functions.
sub _check_abi_version {
    my ($self) = @_;
    $self->_bind('amends_abi_version');
    my $found = $self->{amends_abi_version}->call;
    return if $found == ABI_VERSION;

    die "the library has ABI version $found, this extension needs @{[ABI_VERSION]}\n";
}

sub _bind {
    my ( $self, $name ) = @_;
    my $address = FFI::Platypus::DL::dlsym( $self->{handle}, $name )
        // die "the library has no function $name\n";
    $self->{$name} = $self->{ffi}->function( $address => @{ $FUNCTIONS{$name} } );
    return;
}

# Calls with places for an object and an error; returns the object, or dies of the error.
sub _out {
    my ( $self, $call ) = @_;
    my ( $object, $error );
    my $status = $call->( \$object, \$error );
    die $self->_error_text( $error, $status ) . "\n" if $status != 0;

    return $object;
}

sub _take {
    my ( $self, $bytes ) = @_;
    my $size = $self->{amends_bytes_size}->call($bytes);
    my $copy = q{};
    if ($size) {
        my $data = $self->{amends_bytes_data}->call($bytes);
        $copy = FFI::Platypus::Buffer::buffer_to_scalar( $data, $size );
    }
    $self->{amends_free}->call($bytes);
    return $copy;
}

sub _error_text {
    my ( $self, $error, $status ) = @_;
    my $code    = $self->{amends_error_code}->call($error);
    my $message = $self->{amends_error_message}->call($error);
    $self->{amends_error_free}->call($error);
    return "$message ($code, status $status)";
}

1;
